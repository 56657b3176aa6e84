using System.Text.Json;
using ImageInfra.Components.Factory;
using ImageInfra.Components.Inputs;
using ImageInfra.Driver.Validation;
using ImageInfra.Model.Images;
using ImageInfra.Project.Checks;
using ImageInfra.Project.Files;
using ImageInfra.Project.Stacks;
using ImageInfra.UnitTests.Support;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace ImageInfra.UnitTests.Components;

/// <summary>Tests settings in a program that Pulumi runs: the same errors as outside, and secrets that stay secret.</summary>
[Collection(PulumiCollection.Name)]
public sealed class PulumiSettingsTests : IDisposable
{
    private const string ConfigVariable = "PULUMI_CONFIG";
    private const string SecretKeysVariable = "PULUMI_CONFIG_SECRET_KEYS";
    private const string Location = "config:\n  imageinfra:location: westeurope\n";
    private const string Secret = "a value that nobody may see";

    private readonly string?[] _before = [Environment.GetEnvironmentVariable(ConfigVariable), Environment.GetEnvironmentVariable(SecretKeysVariable)];
    private readonly AzureMocks _mocks = new();

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(ConfigVariable, _before[0]);
        Environment.SetEnvironmentVariable(SecretKeysVariable, _before[1]);
    }

    [Theory]
    [InlineData("  imageinfra:galeryName: gal\n")]
    [InlineData("  imageinfra:protect: maybe\n  imageinfra:locaton: x\n")]
    [InlineData("imageinfra:protect: true\n")]
    [InlineData("  location: westeurope\n")]
    [InlineData("  imageinfra:galleryName: { secure: v1:a=:b }\n")]
    [InlineData("  imageinfra:tags: { secure: v1:a=:b }\n")]
    [InlineData("  imageinfra:tags: { version: 1.10 }\n")]
    [InlineData("  imageinfra:channels: { web: { my channel: 1.0.0 } }\n")]
    [InlineData("  imageinfra:targetRegions: [{ name: { secure: v1:a=:b } }]\n")]
    [InlineData("  imageinfra:resourceGroupName: rg-imageinfra-prod\n")]
    [InlineData("  imageinfa:protect: true\n")]
    public async Task Pulumi_up_and_imageinfra_report_the_same_errors(string added)
    {
        using var catalog = new BrokenCatalog(BrokenCatalog.Linux, Location + added);
        File.WriteAllText(Path.Combine(catalog.Folder, "Pulumi.prod.yaml"), Location);
        SetConfig(catalog.Folder);

        var outside = await new ProjectValidation().CheckAsync([new FactoryProject(catalog.Folder, "dev")], [], default);
        var inside = await RefusalAsync(catalog.Folder);

        Assert.NotEmpty(outside.Findings);
        Assert.Equal(
            outside.Findings.Where(f => f.Rule == "settings").Select(f => new CatalogError(f.File, f.Line, f.Path, f.Message).ToString()),
            inside.Split(Environment.NewLine).Where(l => l.Length > 0));
        Assert.Empty(_mocks.Registered);
    }

    [Theory]
    [InlineData("config:\n  imageinfra:location: [\n")]
    [InlineData("config:\n\timageinfra:location: westeurope\n")]
    [InlineData("config: 5\n")]
    [InlineData("- 5\n")]
    public async Task A_damaged_file_is_an_error_with_its_line_in_a_program(string text)
    {
        using var catalog = new BrokenCatalog(BrokenCatalog.Linux, text);
        SetConfig(new Dictionary<string, string> { ["imageinfra:location"] = "westeurope" });

        Assert.StartsWith("Pulumi.dev.yaml:", await RefusalAsync(catalog.Folder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secret_tags_are_secret_outputs_of_every_resource_with_tags()
    {
        using var catalog = new BrokenCatalog(
            BrokenCatalog.Linux,
            Location + "  imageinfra:tags: { environment: dev, owner: { secure: v1:a=:b } }\n  imageinfra:overrides: { web: { tags: { payer: { secure: v1:a=:b } } } }\n");
        SetConfig(new Dictionary<string, string>
        {
            ["imageinfra:location"] = "westeurope",
            ["imageinfra:tags"] = $$"""{"environment":"dev","owner":"{{Secret}}"}""",
            ["imageinfra:overrides"] = JsonSerializer.Serialize(new { web = new { tags = new { payer = Secret } } }),
        });
        var outputs = (IDictionary<string, object?>)new Dictionary<string, object?>();

        await Deployment.TestAsync(_mocks, Options, () => outputs = ImageFactory.Declare(new ProjectFolder(catalog.Folder)));

        foreach (var type in (string[])[AzureTypes.ResourceGroup, AzureTypes.Gallery, AzureTypes.Identity, AzureTypes.ImageDefinition, AzureTypes.ImageTemplate])
        {
            Assert.Contains(Secret, RegisteredJson.Of(_mocks.Single(type).Inputs["tags"]), StringComparison.Ordinal);
        }

        var template = _mocks.Single(AzureTypes.ImageTemplate).Inputs;
        Assert.Contains("payer", RegisteredJson.Of(template["tags"]), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, RegisteredJson.Of(template.Remove("tags")), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, RegisteredJson.Of(outputs.Keys), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tags_are_a_secret_as_a_whole_only_if_one_is_secret()
    {
        var tags = Tags.Empty.With("environment", "dev");
        var secret = tags.WithSecret("owner", new("tags", ".owner"));
        var inputs = new TagInputs(_ => Output.CreateSecret(Secret));

        Assert.True(await Output.IsSecretAsync(inputs.Of(secret).ToOutput()));
        Assert.Equal(Secret, (await OutputUtilities.GetValueAsync(inputs.Of(secret).ToOutput()))["owner"]);
        Assert.False(await Output.IsSecretAsync(inputs.Of(tags).ToOutput()));
        Assert.Equal(["environment"], (await OutputUtilities.GetValueAsync(TagInputs.WithoutSecrets.Of(secret).ToOutput())).Keys);
    }

    [Fact]
    public async Task A_secret_from_pulumi_is_a_secret_output()
    {
        using var catalog = new BrokenCatalog(BrokenCatalog.Linux, Location + "  imageinfra:tags: { owner: { secure: v1:a=:b } }\n");
        SetConfig(new Dictionary<string, string> { ["imageinfra:location"] = "westeurope", ["imageinfra:tags"] = $$"""{"owner":"{{Secret}}"}""" });
        var isSecret = false;

        await Deployment.TestAsync(_mocks, Options, async () =>
        {
            var value = new PulumiSettings(StackFiles.Find(catalog.Folder, "dev")).ValueOf(new("tags", ".owner"));
            isSecret = await Output.IsSecretAsync(value) && await OutputUtilities.GetValueAsync(value) == Secret;
        });

        Assert.True(isSecret);
    }

    [Fact]
    public async Task A_setting_from_outside_the_stacks_file_is_refused()
    {
        using var catalog = new BrokenCatalog(BrokenCatalog.Linux, Location);
        SetConfig(new Dictionary<string, string> { ["imageinfra:location"] = "westeurope", ["imageinfra:galleryName"] = "gal_x", ["imageinfra:other"] = "x" });

        var refusal = await RefusalAsync(catalog.Folder);

        Assert.Contains("imageinfra:galleryName: is set outside the stack file (in an ESC environment, or Pulumi.yaml), but imageinfra only reads Pulumi.dev.yaml; set it there", refusal, StringComparison.Ordinal);
        Assert.Contains("imageinfra:other: is not a setting", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_another_file_settings_with_secrets_are_secret_as_a_whole()
    {
        using var catalog = new BrokenCatalog(BrokenCatalog.Linux, Location + "  imageinfra:galleryName: gal_dev\n");
        SetConfig(new Dictionary<string, string> { ["imageinfra:location"] = "westeurope", ["imageinfra:tags"] = $$"""{"owner":"{{Secret}}"}""", ["imageinfra:identityName"] = "id-secret" });
        Environment.SetEnvironmentVariable(SecretKeysVariable, """["imageinfra:tags","imageinfra:identityName"]""");
        var settings = (PulumiSettings?)null;

        await Deployment.TestAsync(_mocks, Options, () => { settings = new(StackFiles.Find(catalog.Folder, "dev")); Assert.Null(settings.Find("galleryName")); Assert.Equal("""{"owner":{"secure":""}}""", settings.Find("tags")); Assert.Equal(SecretSetting.Marker, settings.Find("identityName")); });

        Assert.NotNull(settings);
    }

    private static TestOptions Options => new() { IsPreview = false, StackName = "dev", ProjectName = "imageinfra" };

    private async Task<string> RefusalAsync(string folder)
    {
        var refusal = (RunException?)null;
        await Deployment.TestAsync(_mocks, Options, () => refusal = Assert.Throws<RunException>(() => ImageFactory.Declare(new ProjectFolder(folder))));
        return refusal!.Message;
    }

    // As Pulumi passes the settings of the file, decrypted.
    private static void SetConfig(string folder)
    {
        var file = StackFiles.Read(folder, "dev");
        SetConfig(file.Keys.ToDictionary(k => $"imageinfra:{k}", k => file.Find(k)!.Replace(SecretSetting.Marker, $"\"{Secret}\"", StringComparison.Ordinal).Trim('"')));
    }

    private static void SetConfig(Dictionary<string, string> values) => Environment.SetEnvironmentVariable(ConfigVariable, JsonSerializer.Serialize(values));
}
