using System.Runtime.Versioning;
using ImageInfra.Project.Stacks;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>A folder with a shell script named <c>pulumi</c>, first on the path, and a project next to it.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class StubPulumi : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("imageinfra-stub-");
    private readonly string? _path = Environment.GetEnvironmentVariable("PATH");

    public StubPulumi()
    {
        Project = Directory.CreateDirectory(Path.Combine(_root.FullName, "project")).FullName;
        Directory.CreateDirectory(Path.Combine(Project, "infra", "images"));
        File.WriteAllText(Path.Combine(Project, "Pulumi.yaml"), "name: imageinfra\nruntime: dotnet\n");
        File.WriteAllText(Path.Combine(Project, "Pulumi.dev.yaml"), "config:\n  imageinfra:location: westeurope\n");
        Environment.SetEnvironmentVariable("PATH", _root.FullName + Path.PathSeparator + _path);
    }

    /// <summary>The folder of the project.</summary>
    public string Project { get; }

    public FactoryProject Factory => new(Project, "dev");

    /// <summary>The lines that the script wrote to a file of the project.</summary>
    public IReadOnlyList<string> Lines(string file) =>
        File.Exists(Path.Combine(Project, file)) ? File.ReadAllLines(Path.Combine(Project, file)) : [];

    /// <summary>Writes the script as cases of a shell, one for each first argument. Other commands behave as for an empty stack.</summary>
    public void Script(string cases)
    {
        var stub = Path.Combine(_root.FullName, "pulumi");
        File.WriteAllText(stub, $$$"""
            #!/bin/sh
            case "$1" in
              {{{cases}}}
            esac
            case "$1 $2" in
              version*) echo v3.258.0 ;;
              "stack export") echo '{"version":3,"deployment":{}}' ;;
              "stack output") echo '{}' ;;
              "stack history") echo '[]' ;;
            esac
            """);
        File.SetUnixFileMode(stub, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PATH", _path);
        _root.Delete(recursive: true);
    }
}
