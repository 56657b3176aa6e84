using ImageInfra.Driver.Foundations;

namespace ImageInfra.Cli.Terminal;

/// <summary>Keeps a simulator's folder to one process.</summary>
internal static class DirectoryLock
{
    /// <exception cref="DriverException">Another process holds it.</exception>
    public static FileStream Hold(string directory)
    {
        Directory.CreateDirectory(directory);
        try
        {
            return new(Path.Combine(directory, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e)
        {
            throw new DriverException(
                DriverFailure.StackBusy,
                $"another imageinfra works on the simulator in {directory}; wait for it to end, or stop it",
                e);
        }
    }
}
