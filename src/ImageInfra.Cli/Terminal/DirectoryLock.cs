using ImageInfra.Driver.Foundations;
using ImageInfra.Project.Disk;

namespace ImageInfra.Cli.Terminal;

/// <summary>Keeps a simulator's folder to one process.</summary>
internal static class DirectoryLock
{
    /// <exception cref="DriverException">Another process holds it.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static FileStream Hold(string directory)
    {
        Directory.CreateDirectory(directory);
        return HeldFile.TryHold(Path.Combine(directory, "lock")) ?? throw new DriverException(
            DriverFailure.StackBusy,
            $"another imageinfra works on the simulator in {directory}; wait for it to end, or stop it");
    }
}
