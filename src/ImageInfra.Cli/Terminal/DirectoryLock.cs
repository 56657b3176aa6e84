using ImageInfra.Driver.Foundations;
using ImageInfra.Project.Disk;

namespace ImageInfra.Cli.Terminal;

/// <summary>Locks a simulator's folder, so that only one process uses it.</summary>
internal static class DirectoryLock
{
    /// <exception cref="DriverException">Another process holds the lock.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Write permission for the folder is missing.</exception>
    public static FileStream Hold(string directory)
    {
        Directory.CreateDirectory(directory);
        return HeldFile.TryHold(Path.Combine(directory, "lock")) ?? throw new DriverException(
            DriverFailure.StackBusy,
            $"another imageinfra process uses the simulator in {directory}; wait until it ends, or stop it");
    }
}
