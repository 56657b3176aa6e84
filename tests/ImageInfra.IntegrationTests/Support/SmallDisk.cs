using System.Diagnostics;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>A file system of two megabytes that a test can fill.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("imageinfra-disk-");

    public SmallDisk() => Assert.Equal(0, Run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", FullName));

    public string FullName => _directory.FullName;

    private string Filling => Path.Combine(FullName, "filling");

    /// <summary>Whether this process may mount a file system.</summary>
    public static bool IsAllowed()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
        {
            return false;
        }

        var probe = Directory.CreateTempSubdirectory("imageinfra-disk-");
        try
        {
            return Run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", probe.FullName) == 0 && Run("umount", probe.FullName) == 0;
        }
        finally
        {
            probe.Delete();
        }
    }

    /// <summary>Fills the file system.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filling, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var piece = new byte[4096];
        try
        {
            while (true)
            {
                file.Write(piece);
            }
        }
        catch (IOException)
        {
            // The file system is full.
        }
    }

    /// <summary>Frees the space again.</summary>
    public void Free() => File.Delete(Filling);

    public void Dispose()
    {
        Run("umount", FullName);
        _directory.Delete(recursive: true);
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}

/// <summary>A test that needs its own file system to fill.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute() => Skip = SmallDisk.IsAllowed() ? null : "this process may not mount a file system";
}
