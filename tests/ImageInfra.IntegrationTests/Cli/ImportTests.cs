using System.Text;
using System.Text.Json.Nodes;
using ImageInfra.Cli.Terminal;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Cli;

/// <summary>Tests the commands that import, export and create images.</summary>
[Collection(PulumiCollection.Name)]
public sealed class ImportTests : IDisposable
{
    private const string Template = """
        {
          "type": "Microsoft.VirtualMachineImages/imageTemplates",
          "apiVersion": "2022-07-01",
          "location": "<region>",
          "properties": {
            "source": { "type": "PlatformImage", "publisher": "canonical", "offer": "ubuntu-24_04-lts", "sku": "<sku>", "version": "latest" },
            "customize": [{ "type": "Shell", "name": "hello", "inline": ["[ -f /etc/os-release ]", "echo hello"] }],
            "distribute": [{ "type": "SharedImage", "runOutputName": "out", "galleryImageId": "/subscriptions/<subscriptionID>/resourceGroups/<rgName>/providers/Microsoft.Compute/galleries/gal/images/web" }]
          }
        }
        """;

    private readonly ProjectCopy _project = new();

    public void Dispose() => _project.Dispose();

    private string Web => Path.Combine(_project.Directory, "infra", "images", "web.yaml");

    [Fact]
    public async Task Unresolved_values_are_listed_and_give_an_exit_code()
    {
        var import = await _project.RunAsync("import", Write("web.json", Template));
        var images = await _project.RunAsync("images");

        Assert.Equal(ExitCode.Incomplete, import.ExitCode);
        Assert.Contains($"wrote {Path.Combine("infra/images", "web.yaml")}", import.Output, StringComparison.Ordinal);
        Assert.Contains("web.json:6: template.source.sku: sku is unknown; set it with --parameters \"sku=VALUE\"", import.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.InvalidInput, images.ExitCode);
        Assert.Contains("web.yaml:17: template.source.sku: is unresolved: sku;", images.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_all_values_the_imported_image_builds()
    {
        var import = await _project.RunAsync("import", Write("web.json", Template), "-P", "sku=wrong", "-P", Write("p.json", """{ "parameters": { "sku": { "value": "22_04" } } }"""), "-P", "sku=server", "--json");
        var build = await _project.RunAsync("build", "web", "--local", "--json");

        Assert.Equal(ExitCode.Success, import.ExitCode);
        Assert.True((bool)import.Json["complete"]!);
        Assert.Equal("web", (string?)import.Json["images"]![0]!["image"]);
        Assert.Equal(ExitCode.Success, build.ExitCode);
    }

    [Fact]
    public async Task An_existing_file_is_replaced_only_with_force()
    {
        var file = Write("web.json", Template);
        await _project.RunAsync("import", file);
        await File.WriteAllTextAsync(Web, "mine");

        var refused = await _project.RunAsync("import", file, "-P", "sku=server");
        var before = await File.ReadAllTextAsync(Web);
        var forced = await _project.RunAsync("import", file, "-P", "sku=server", "--force");

        Assert.Equal(ExitCode.Refused, refused.ExitCode);
        Assert.Contains("web.yaml exists already; nothing was written", refused.Error, StringComparison.Ordinal);
        Assert.Equal("mine", before);
        Assert.Equal(ExitCode.Success, forced.ExitCode);
        Assert.Contains("sku: server", await File.ReadAllTextAsync(Web), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_prints_only_yaml_on_stdout_and_writes_nothing()
    {
        var import = await _project.RunAsync("import", Write("web.json", Template), "--dry-run", "-P", "sku=server");

        Assert.StartsWith("# yaml-language-server: $schema=./image.schema.json\n# Imported from web.json, api-version 2022-07-01.\nname: web\n", import.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("changed", import.Output, StringComparison.Ordinal);
        Assert.Contains("changed", import.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Web));
    }

    [Theory]
    [InlineData("import", "nowhere.json")]
    [InlineData("import", "nowhere.json", "-P", "neither")]
    [InlineData("import")]
    [InlineData("import", "nowhere.json", "--name", "not a name")]
    public async Task An_unreadable_file_ends_with_2(params string[] args)
    {
        Assert.Equal(ExitCode.InvalidInput, (await _project.RunAsync(args)).ExitCode);
    }

    [Fact]
    public async Task An_export_can_be_imported_unchanged()
    {
        var export = await _project.RunAsync("export", "windows-11-avd", "--stack", "prod");
        var import = await _project.RunAsync("import", Write("avd.json", export.Output), "--name", "again", "--output", Path.Combine(_project.Directory, "other"));
        var before = (JsonObject)JsonNode.Parse(export.Output)!;

        Assert.Equal(ExitCode.Success, import.ExitCode);
        Assert.Equal(["type", "apiVersion", "name", "location", "identity", "tags", "properties"], before.Select(p => p.Key));
        Assert.Equal("2024-02-01", (string?)before["apiVersion"]);
        Assert.Equal(
            "[concat(subscription().id, '/resourceGroups/rg-imageinfra-prod/providers/Microsoft.Compute/galleries/gal_imageinfra_prod/images/windows-11-avd')]",
            (string?)before["properties"]!["distribute"]![0]!["galleryImageId"]);
        var yaml = await File.ReadAllTextAsync(Path.Combine(_project.Directory, "other", "again.yaml"));
        Assert.Contains("sku: win11-24h2-avd-m365", yaml, StringComparison.Ordinal);
        Assert.Contains("vmBoot: { state: Enabled }", yaml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_is_deterministic_and_overwrites_no_file()
    {
        var file = Path.Combine(_project.Directory, "base.json");
        var first = await _project.RunAsync("export", "ubuntu-2404-base", "--subscription", "00000000-0000-0000-0000-000000000001");
        var second = await _project.RunAsync("export", "ubuntu-2404-base", "--subscription", "00000000-0000-0000-0000-000000000001", "--output", file);
        var third = await _project.RunAsync("export", "ubuntu-2404-base", "--output", file);

        Assert.Equal(first.Output.TrimEnd(), (await File.ReadAllTextAsync(file)).TrimEnd());
        Assert.Contains("/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-imageinfra-dev/", first.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, second.ExitCode);
        Assert.Equal(ExitCode.Refused, third.ExitCode);
    }

    [Fact]
    public async Task A_waiting_image_cannot_be_exported()
    {
        var export = await _project.RunAsync("export", "ubuntu-2404-docker");

        Assert.Equal(ExitCode.NotFound, export.ExitCode);
        Assert.Contains("waits for its base 'ubuntu-2404-base'", export.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_writes_an_image_that_builds_and_overwrites_no_file()
    {
        string[] args = ["new", "--name", "web", "--os", "Linux", "--publisher", "canonical", "--offer", "ubuntu-24_04-lts", "--sku", "server"];

        var made = await _project.RunAsync(args);
        var again = await _project.RunAsync(args);
        var build = await _project.RunAsync("build", "web", "--local");

        Assert.Equal(ExitCode.Success, made.ExitCode);
        Assert.Equal(ExitCode.Refused, again.ExitCode);
        Assert.Equal(ExitCode.Success, build.ExitCode);
    }

    [Fact]
    public async Task A_folder_imports_all_its_files_in_common_encodings()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_project.Directory, "templates")).FullName;
        foreach (var (name, encoding) in (IEnumerable<(string, Encoding)>)[("one", Encoding.Unicode), ("two", Encoding.BigEndianUnicode), ("three", Encoding.UTF8)])
        {
            var text = Template.Replace("images/web", $"images/{name}", StringComparison.Ordinal).Replace("echo hello", "echo schön", StringComparison.Ordinal);
            await File.WriteAllTextAsync(Path.Combine(folder, $"{name}.json"), text.ReplaceLineEndings("\r\n"), encoding);
        }

        var import = await _project.RunAsync("import", folder, "-P", "sku=server");
        var pattern = await _project.RunAsync("import", Path.Combine(folder, "t*.json"), "-P", "sku=server", "--dry-run");

        Assert.Equal(ExitCode.Success, import.ExitCode);
        Assert.All((string[])["one", "two", "three"], n => Assert.Contains("- echo schön", File.ReadAllText(Web.Replace("web", n, StringComparison.Ordinal)), StringComparison.Ordinal));
        Assert.Equal(2, pattern.Output.Split("\nname: ").Length - 1);
    }

    [Fact]
    public async Task A_file_in_another_encoding_is_refused()
    {
        var file = Path.Combine(_project.Directory, "web.json");
        await File.WriteAllTextAsync(file, Template.Replace("hello", "schön", StringComparison.Ordinal), Encoding.Latin1);

        var import = await _project.RunAsync("import", file);

        Assert.Equal(ExitCode.InvalidInput, import.ExitCode);
        Assert.Contains("is not UTF-8; save it as UTF-8", import.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_terminal_new_names_the_missing_options()
    {
        var made = await _project.RunAsync("new", "--name", "web", "--os", "Linux");

        Assert.Equal(ExitCode.InvalidInput, made.ExitCode);
        Assert.Contains("missing --publisher, --offer, --sku", made.Error, StringComparison.Ordinal);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_project.Directory, name);
        File.WriteAllText(path, text);
        return path;
    }
}
