namespace ImageInfra.IntegrationTests.Support;

/// <summary>A test that needs a POSIX shell on a Linux with an os-release file.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ShellFactAttribute : FactAttribute
{
    public ShellFactAttribute() => Skip = File.Exists("/bin/sh") && File.Exists("/etc/os-release")
        ? null
        : "there is no /bin/sh, or no /etc/os-release";
}
