using ImageInfra.Cli.Terminal;
using ImageInfra.IntegrationTests.Support;
using Xunit.Abstractions;

namespace ImageInfra.IntegrationTests.Cli;

/// <summary>Tests that <c>validate</c> refuses all settings, catalogs and policies that any other command refuses.</summary>
[Collection(PulumiCollection.Name)]
public sealed class ValidateFirstTests(ITestOutputHelper output)
{
    private const string Version = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.Compute/galleries/gal/images/web/versions/1.0.0";

    private static readonly string[][] s_commands =
    [
        ["images"], ["preview"], ["up"], ["build", "web"], ["versions"], ["export", "web", "--subscription", "11111111-1111-1111-1111-111111111111"],
        ["channel", "set", "web", "stable"], ["outdated"], ["prune"], ["runs"], ["lineage", "web"], ["cost"],
    ];

    public static TheoryData<string> Settings =>
    [
        "",
        "location: ''", "location: westeurop", "location: [a]", "location: \"west\\u0000europe\"",
        "targetRegions: [northeurope]", "targetRegions: []", "targetRegions: [westeurope, westeurope]", "targetRegions: [westeurope, { name: northeurope, replicaCount: 0 }]",
        "resourceGroupName: rg.", "resourceGroupName: 'a/b'", "galleryName: gal-images", "galleryName: ''", "identityName: x", "scriptsAccountName: Images",
        "useExistingResourceGroup: true", "useExistingResourceGroup: perhaps",
        "gallery: { sharingProfile: { permissions: Community } }", "gallery: { sharingProfile: { permissions: Everybody } }", "gallery: { identity: { type: UserAssigned } }",
        "gallery: { sharingProfile: { permissions: Private, communityGalleryInfo: { publisherUri: 'https://a', publisherContact: b, eula: c, publicNamePrefix: abcde } } }",
        "protect: 3", "tags: { a: [b] }", "tags: { imageinfra-image: x }", "tags: { 'a<b': x }",
        "imagesDirectory: nowhere", "imagesDirectory: ../../..", "imagesDirectory: Pulumi.yaml",
        "overrides: { nothing: { vmSize: Standard_D4ds_v5 } }", "overrides: { web: { vmSize: '' } }", "overrides: { web: { osDiskSizeGB: 99999 } }",
        "overrides: { web: { targetRegions: [northeurope] } }", "overrides: { web: { buildTimeoutInMinutes: 2000 } }", "overrides: { web: { tags: { 'x<': y } } }",
        "overrides: { web: { network: own }, db: { vnetConfig: { subnetId: nothing } } }", "overrides: { web: { nothing: 1 } }", "overrides: { '*': { vmSize: Standard_D4ds_v5 } }",
        "network: { addressPrefix: 10.0.0.0/33 }", "network: { addressPrefix: nothing }", "network: 3",
        "useExistingStagingGroups: perhaps", "baseVersions: { nothing: 1.0.0 }", "baseVersions: { web: latest }", "baseVersions: { web: 1.0.0 }",
        "store: 'postgres://host'", "store: 'azblob://'", "store: 'https://x'", "store: [a]", "store: 'postgres://user:password@host/db'",
        "pins: nowhere", "maskedVariables: ['1A']", "maskedVariables: A", "requireTrackedFiles: 5",
        "webhooks: [{ url: 'ftp://x', secretVariable: KEY }]", "webhooks: [{ urlVariable: NOT_SET, secretVariable: KEY }]", "webhooks: [{ url: 'https://x.example' }]",
        "channels: { web: { stable: latest } }", "channels: { nothing: { stable: 1.0.0 } }", "channels: { web: { 'my channel': 1.0.0 } }", "channelRules: { nothing: { } }",
        "channelRules: { stable: { after: nothing } }", "channelRules: { stable: { after: stable } }", "channelRules: { stable: { soakHours: 99999 } }",
        "latestChannel: 'a b'", "latestChannel: nothing",
        "revoked: { web: { 1.0.0: '' } }", "revoked: { nothing: { 1.0.0: bad } }", "revoked: { web: { latest: bad } }",
        "promotions: { web: nothing }", $"promotions: {{ web: {{ source: {Version} }} }}", $"promotions: {{ nothing: {{ 1.0.0: {Version} }} }}", $"promotions: {{ web: {{ 1.0.0: {Version} }} }}",
        "promotionRules: { nothing: { } }", "promotionRules: { soakHours: -1 }", "adopt: [nothing]", "adopt: [gallery]", "promotedVersions: 3",
        "imageReaders: [nothing]", "imageReaders: [11111111-1111-1111-1111-111111111111]", "consumerSubscriptions: [nothing]",
        "retention: { keep: -1 }", "retention: { nothing: 1 }", "retention: { keepLast: 0 }",
        "location2: x", "Location: x",
    ];

    public static TheoryData<string, string> Files => new()
    {
        { "Pulumi.yaml", "name: imageinfra\n" },
        { "Pulumi.yaml", "runtime: dotnet\n" },
        { "Pulumi.yaml", "name: 'a b'\nruntime: dotnet\n" },
        { "Pulumi.yaml", "name: imageinfra\nruntime: [\n" },
        { "Pulumi.yaml", "name: imageinfra\nruntime: dotnet\nstackConfigDir: stacks\n" },
        { "Pulumi.yaml", "name: imageinfra\nruntime: dotnet\nmain: nowhere\n" },
        { "Pulumi.yaml", "name: imageinfra\nruntime: dotnet\nconfig:\n  imageinfra:protect: 5\n" },
        { "Pulumi.yaml", "name: imageinfra\nruntime: dotnet\nconfig:\n  imageinfra:nothing: { value: 5 }\n" },
        { "Pulumi.yaml", "" },
        { "Pulumi.dev.yaml", "config:\n  imageinfra:location: westeurope\n  azure-native:subscriptionId: nothing\n" },
        { "Pulumi.dev.yaml", "config:\n  imageinfra:location: westeurope\n  azure-native:environment: nowhere\n" },
        { "Pulumi.dev.yaml", "config:\n  imageinfra:location: westeurope\n  azure-native:metadataHost: 'a b'\n" },
        { "Pulumi.dev.yaml", "config:\n  imageinfra:location: westeurope\n  azure-native:tenantId: { a: b }\n" },
        { "Pulumi.dev.yaml", "config:\n  imageinfra:location:\n    secure: v1:abc\n" },
        { "Pulumi.dev.yaml", "secretsprovider: 5\nconfig:\n  imageinfra:location: westeurope\n" },
        { "Pulumi.prod.yaml", "config: [\n" },
        { "Pulumi.prod.yaml", "config:\n  imageinfra:location: 5\n  imageinfra:galleryName: a-b\n" },
        { "infra/policy.yaml", "nothing: 1\n" },
        { "infra/policy.yaml", "sources: []\n" },
        { "infra/policy.yaml", "regions: [northeurope]\n" },
        { "infra/policy.yaml", "vmSizes: [Standard_E4ds_v5]\n" },
        { "infra/policy.yaml", "requiredTags: [owner]\n" },
        { "infra/prices.yaml", "nothing: [\n" },
        { "infra/images/other.yaml", "name: web\n" },
        { "infra/images/other.yaml", "name: other\ndefinition: {\n" },
        { "infra/images/other.yml", "name: other\n" },
        { "infra/images/other.yaml", "" },
        { "infra/images/web.yaml", "name: web\nbase: db\n" },
        { "infra/fragments/broken.yaml", "customize: [\n" },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public async Task A_setting_that_a_command_refuses_is_refused_by_validate(string setting)
    {
        using var project = new SmallProject();
        project.WriteStack(setting);
        await CheckAsync(project, setting);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_that_a_command_refuses_is_refused_by_validate(string file, string text)
    {
        using var project = new SmallProject();
        project.Write(file, text);
        await CheckAsync(project, $"{file}: {text}");
    }

    [Theory]
    [InlineData("imageinfra:store: postgres://host", "runs")]
    [InlineData("imageinfra:store: azblob://", "runs")]
    [InlineData("imageinfra:store: https://example.com", "runs")]
    [InlineData("imageinfra:store: postgres://user:password@host/database", "runs")]
    [InlineData("imageinfra:store: { secure: v1:abc }", "runs")]
    [InlineData("azure-native:environment: nowhere", "versions")]
    [InlineData("azure-native:metadataHost: a b", "versions")]
    [InlineData("azure-native:metadataHost: http://example.com", "versions")]
    public async Task A_setting_that_a_command_on_Azure_refuses_is_refused_by_validate(string setting, string command)
    {
        using var project = new SmallProject();
        project.Write("Pulumi.dev.yaml", $"config:\n  imageinfra:location: westeurope\n  {setting}\n");

        var result = await CliResult.RunAsync([command, "--project", project.Directory], default);
        var validate = await project.RunAsync("validate");

        Assert.True(result.ExitCode is ExitCode.InvalidInput, $"{result.ExitCode}: {result.Error}");
        Assert.True(validate.ExitCode is ExitCode.InvalidInput, $"{validate.ExitCode}: {validate.Output}");
        Assert.Contains("Pulumi.dev.yaml:3", validate.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("location: westeurop", "did you mean 'westeurope'?", true)]
    [InlineData("location: west-europe", "did you mean 'westeurope'?", true)]
    [InlineData("targetRegions: [westeurope, northeuorpe]", "did you mean 'northeurope'?", true)]
    [InlineData("overrides: { web: { targetRegions: [westeurope, swedncentral] } }", "did you mean 'swedencentral'?", true)]
    [InlineData("promotedVersions: { '*': { targetRegions: [westeurope, germanywestcentra] } }", "did you mean 'germanywestcentral'?", true)]
    [InlineData("targetRegions: [westeurope, eastus4]", "is not a known region of Azure; the most similar names are eastus", false)]
    [InlineData("targetRegions: [westeurope, mars]", "is not a known region of Azure", false)]
    [InlineData("location: West Europe", "", false)]
    [InlineData("location: koreacentral", "", false)]
    public async Task A_misspelled_region_is_an_error_and_an_unknown_one_a_warning(string setting, string expected, bool isError)
    {
        using var project = new SmallProject();
        project.WriteStack(setting);

        var validate = await project.RunAsync("validate");

        Assert.Equal(isError ? ExitCode.InvalidInput : ExitCode.Success, validate.ExitCode);
        Assert.Contains(expected, validate.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Equal(expected.Length > 0, validate.Output.Contains("unknown-region", StringComparison.Ordinal));
        if (isError)
        {
            Assert.Equal(ExitCode.InvalidInput, (await project.RunAsync("up")).ExitCode);
        }
    }

    private async Task CheckAsync(SmallProject project, string what)
    {
        var validate = await project.RunAsync("validate");
        output.WriteLine($"validate: {validate.ExitCode} {validate.Output}{validate.Error}");
        List<string> first = [];
        foreach (var command in s_commands)
        {
            var result = await project.RunAsync(command);
            Assert.True(Enum.IsDefined(result.ExitCode), $"{command[0]}: {result.ExitCode}");
            if (result.ExitCode is ExitCode.InvalidInput && validate.ExitCode is ExitCode.Success)
            {
                first.Add($"{command[0]}: {result.Output}{result.Error}");
            }

            // Without this command, the others refuse alike, because the stack has no outputs.
            if (command[0] == "up" && result.ExitCode is not ExitCode.Success)
            {
                output.WriteLine($"up: {result.ExitCode} {result.Error}");
            }
        }

        Assert.True(first.Count == 0, $"validate accepts '{what}':\n{string.Join('\n', first)}");
    }
}
