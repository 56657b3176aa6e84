using ImageInfra.Cli.Terminal;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Importing;

/// <summary>Bicep files, compiled by the command of the path.</summary>
[Collection(ProcessPathCollection.Name)]
public sealed class BicepImportTests : IDisposable
{
    private const string Main = """
        param sku string
        param on bool = true
        module m 'image.bicep' = { name: 'm', params: { sku: sku, label: on ? 'yes' : 'no' } }
        """;

    private const string Image = """
        param sku string
        param label string
        resource it 'Microsoft.VirtualMachineImages/imageTemplates@2024-02-01' = {
          name: 'web'
          location: 'westeurope'
          tags: { label: label }
          identity: { type: 'UserAssigned', userAssignedIdentities: {} }
          properties: {
            source: { type: 'PlatformImage', publisher: 'canonical', offer: 'ubuntu-24_04-lts', sku: sku, version: 'latest' }
            customize: [ { type: 'Shell', name: 'a', inline: ['echo 1'] } ]
            distribute: [ { type: 'VHD', runOutputName: 'o' } ]
          }
        }
        """;

    private readonly ProjectCopy _project = new();
    private readonly string? _path = Environment.GetEnvironmentVariable("PATH");

    public BicepImportTests()
    {
        Write("main.bicep", Main);
        Write("image.bicep", Image);
        Write("prod.bicepparam", "using './main.bicep'\nparam sku = 'server'\n");
        Write("bad.bicep", "param a string\nparam b strin\n");
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PATH", _path);
        _project.Dispose();
    }

    [BicepFact]
    public async Task A_bicep_file_is_compiled_and_imported()
    {
        UseBicep();
        var bicep = await ImportAsync("main.bicep", "-P", "sku=server");
        var both = await ImportAsync("main.bicep", "-P", PathOf("prod.bicepparam"));
        var parameters = await ImportAsync("prod.bicepparam");
        var open = await ImportAsync("main.bicep");

        Assert.All((CliResult[])[bicep, both, parameters], r => Assert.True(r.ExitCode is ExitCode.Success, r.Error));
        Assert.All((CliResult[])[bicep, both, parameters], r => Assert.Contains("label: yes", r.Output.Replace("\"", "", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.Equal(ExitCode.Incomplete, open.ExitCode);
        Assert.Contains("--parameters sku=VALUE", open.Error, StringComparison.Ordinal);
    }

    [BicepFact]
    public async Task An_error_of_the_compiler_has_its_file_and_line()
    {
        UseBicep();
        var bad = await ImportAsync("bad.bicep");

        Assert.Equal(ExitCode.InvalidInput, bad.ExitCode);
        Assert.Contains("bad.bicep:2: does not compile: BCP", bad.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_compiler_the_next_step_is_named()
    {
        Environment.SetEnvironmentVariable("PATH", "/nowhere");
        var import = await ImportAsync("main.bicep");

        Assert.Equal(ExitCode.InvalidInput, import.ExitCode);
        Assert.Contains("neither is on the path", import.Error, StringComparison.Ordinal);
        Assert.Contains("bicep build", import.Error, StringComparison.Ordinal);
    }

    private static void UseBicep()
    {
        var file = BicepFactAttribute.Path!;
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, File.GetUnixFileMode(file) | UnixFileMode.UserExecute);
        }

        Environment.SetEnvironmentVariable("PATH", Path.GetDirectoryName(file));
    }

    private Task<CliResult> ImportAsync(string file, params string[] more) => _project.RunAsync(["import", PathOf(file), "--dry-run", .. more]);

    private string PathOf(string name) => Path.Combine(_project.Directory, name);

    private void Write(string name, string text) => File.WriteAllText(PathOf(name), text);
}
