using System.Text.Json.Nodes;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>A project folder with small Linux images and a simulated Azure, in which commands run.</summary>
internal sealed class SmallProject : IDisposable
{
    private readonly DirectoryInfo _directory = System.IO.Directory.CreateTempSubdirectory("imageinfra-small-");

    /// <summary>Creates a project with the images <c>web</c> and <c>db</c> and the stack <c>dev</c>.</summary>
    public SmallProject()
    {
        Write("Pulumi.yaml", "name: imageinfra\nruntime: dotnet\n");
        WriteImage("web");
        WriteImage("db");
        WriteStack();
    }

    private SmallProject(SmallProject other) => Copy(other._directory, _directory);

    public string Directory => _directory.FullName;

    /// <summary>Copies the project with all of its state.</summary>
    public SmallProject Copy() => new(this);

    public Task<CliResult> RunAsync(params string[] args) => CliResult.RunAsync([.. args, "--project", Directory, "--local", "--speed", "100000"], default);

    /// <summary>Writes a stack file.</summary>
    /// <param name="settings">Lines such as <c>galleryName: gal</c>; a location is added if missing.</param>
    /// <param name="stack">The stack.</param>
    public void WriteStack(string settings = "", string stack = "dev")
    {
        var lines = settings.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (!lines.Exists(l => l.StartsWith("location:", StringComparison.Ordinal)))
        {
            lines.Insert(0, "location: westeurope");
        }

        Write($"Pulumi.{stack}.yaml", "config:\n" + string.Concat(lines.Select(l => $"  {(l[0] == ' ' ? "" : "imageinfra:")}{l}\n")));
    }

    /// <summary>Writes the file of an image.</summary>
    /// <param name="name">The image.</param>
    /// <param name="definition">Properties of the definition, which override the default ones.</param>
    /// <param name="sku">The sku of the definition's identifier. Default: the name of the image.</param>
    /// <param name="command">The command that the build runs.</param>
    /// <param name="more">More lines of the file.</param>
    /// <param name="source">The template's source; null for a marketplace image.</param>
    public void WriteImage(string name, string definition = "osType: Linux", string? sku = null, string command = "echo hello", string more = "", string? source = null)
    {
        var identifier = definition.Contains("identifier:", StringComparison.Ordinal) ? "" : $", identifier: {{ publisher: p, offer: o, sku: {sku ?? name} }}";
        var os = definition.Contains("osType:", StringComparison.Ordinal) ? "" : "osType: Linux, ";
        var isWindows = definition.Contains("osType: Windows", StringComparison.Ordinal);
        source ??= $"{{ type: PlatformImage, {(isWindows ? "publisher: MicrosoftWindowsServer, offer: WindowsServer, sku: 2022-datacenter-g2" : "publisher: canonical, offer: ubuntu-24_04-lts, sku: " + (definition.Contains("hyperVGeneration: V1", StringComparison.Ordinal) ? "server-gen1" : "server"))} }}";
        Write(Path.Combine("infra", "images", $"{name}.yaml"), $$"""
            name: {{name}}
            definition: { {{os}}{{definition}}{{identifier}} }
            template:
              source: {{source}}
              customize: [ { type: {{(isWindows ? "PowerShell" : "Shell")}}, name: hello, inline: [ "{{command}}" ] } ]
              distribute: [ { type: SharedImage, versioning: { scheme: Latest, major: 1 } } ]
            {{more}}
            """);
    }

    /// <summary>Writes a file and creates its folder.</summary>
    public void Write(string path, string text)
    {
        var full = Path.Combine(Directory, path);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }

    public void DeleteImage(string name) => File.Delete(Path.Combine(Directory, "infra", "images", $"{name}.yaml"));

    /// <summary>Opens the simulated Azure that the commands used.</summary>
    public Task<SimulatedArm> OpenAzureAsync() => SimulatedArm.StartAsync(
        new() { DataDirectory = Path.Combine(Directory, ".imageinfra", "local") });

    /// <summary>The ids of every image version in the simulated Azure.</summary>
    public async Task<IReadOnlyList<string>> VersionsAsync()
    {
        await using var azure = await OpenAzureAsync();
        return await VersionsAsync(azure);
    }

    /// <summary>The ids of every image version and of every resource in a group.</summary>
    public async Task<IReadOnlyList<string>> ContentsAsync()
    {
        await using var azure = await OpenAzureAsync();
        return [.. await IdsAsync(azure, $"{azure.Subscription}/resources", "2021-04-01"), .. await VersionsAsync(azure)];
    }

    public void Dispose() => _directory.Delete(recursive: true);

    public static async Task<IReadOnlyList<string>> VersionsAsync(SimulatedArm azure)
    {
        var versions = new List<string>();
        foreach (var gallery in await IdsAsync(azure, $"{azure.Subscription}/providers/Microsoft.Compute/galleries", SimulatedArm.Galleries))
        {
            foreach (var definition in await IdsAsync(azure, $"{gallery}/images", SimulatedArm.Galleries))
            {
                versions.AddRange(await IdsAsync(azure, $"{definition}/versions", SimulatedArm.Galleries));
            }
        }

        return versions;
    }

    private static async Task<IEnumerable<string>> IdsAsync(SimulatedArm azure, string list, string apiVersion) =>
        ((JsonArray)(await azure.GetAsync(list, apiVersion)).Json["value"]!).Select(r => (string)r!["id"]!);

    private static void Copy(DirectoryInfo from, DirectoryInfo to)
    {
        foreach (var file in from.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to.FullName, Path.GetRelativePath(from.FullName, file.FullName));
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            file.CopyTo(target);
        }
    }
}
