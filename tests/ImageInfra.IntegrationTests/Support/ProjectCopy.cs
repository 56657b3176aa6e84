using ImageInfra.Simulator.Foundations;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>A copy of this repository's stacks and catalog, in which commands run.</summary>
internal sealed class ProjectCopy : IDisposable
{
    private readonly DirectoryInfo _directory = System.IO.Directory.CreateTempSubdirectory("imageinfra-cli-");

    public ProjectCopy()
    {
        var root = RepositoryRoot.Path;
        foreach (var file in (string[])["Pulumi.yaml", "Pulumi.dev.yaml", "Pulumi.prod.yaml"])
        {
            File.Copy(Path.Combine(root, file), Path.Combine(Directory, file));
        }

        System.IO.Directory.CreateDirectory(Images);
        foreach (var file in System.IO.Directory.EnumerateFiles(Path.Combine(root, "infra", "images")))
        {
            File.Copy(file, Path.Combine(Images, Path.GetFileName(file)));
        }
    }

    public string Directory => _directory.FullName;

    public string LocalState => Path.Combine(Directory, ".imageinfra");

    private string Images => Path.Combine(Directory, "infra", "images");

    /// <summary>Runs <c>imageinfra</c> in this project, with a clock a hundred thousand times faster.</summary>
    public Task<CliResult> RunAsync(params string[] args) => CliResult.RunAsync([.. args, "--project", Directory, "--speed", "100000"], default);

    /// <summary>Runs a command with an environment variable.</summary>
    public Task<CliResult> RunWithAsync(string variable, string value, params string[] args) => CliResult.RunAsync(
        [.. args, "--project", Directory, "--speed", "100000"],
        default,
        environment: new Dictionary<string, string> { [variable] = value });

    /// <summary>Changes a file of the catalog like an editor.</summary>
    public void Edit(string image, string from, string to) => Replace(from, to, Path.Combine(Images, $"{image}.yaml"));

    /// <summary>Writes a script next to the images.</summary>
    public void WriteScript(string name, string content) => File.WriteAllText(
        Path.Combine(System.IO.Directory.CreateDirectory(Path.Combine(Images, "scripts")).FullName, name),
        content);

    /// <summary>Changes the settings of a stack.</summary>
    public void EditStack(string stack, string from, string to) => Replace(from, to, Path.Combine(Directory, $"Pulumi.{stack}.yaml"));

    /// <summary>Opens the simulated Azure that the commands used.</summary>
    public Task<SimulatedArm> OpenAzureAsync() => SimulatedArm.StartAsync(
        new SimulatorOptions { DataDirectory = Path.Combine(LocalState, "local") });

    public void Dispose() => _directory.Delete(recursive: true);

    private static void Replace(string from, string to, string path)
    {
        var text = File.ReadAllText(path);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
    }
}
