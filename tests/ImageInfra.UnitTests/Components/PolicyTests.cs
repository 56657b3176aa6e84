using System.Text.Json;
using ImageInfra.Components.Factory;
using ImageInfra.Project.Checks;
using ImageInfra.UnitTests.Support;
using Pulumi;
using Pulumi.Testing;

namespace ImageInfra.UnitTests.Components;

/// <summary>Tests that the policy also applies to a program that Pulumi runs without <c>imageinfra</c>.</summary>
[Collection(PulumiCollection.Name)]
public sealed class PolicyTests : IDisposable
{
    private const string Config = "PULUMI_CONFIG";

    private readonly string? _before = Environment.GetEnvironmentVariable(Config);

    public PolicyTests() => Environment.SetEnvironmentVariable(
        Config,
        JsonSerializer.Serialize(new Dictionary<string, string> { ["imageinfra:location"] = "eastus" }));

    public void Dispose() => Environment.SetEnvironmentVariable(Config, _before);

    [Fact]
    public async Task A_plain_update_with_violations_declares_nothing()
    {
        using var catalog = new BrokenCatalog(
            BrokenCatalog.Linux.Replace("team: web", "owner: web", StringComparison.Ordinal),
            BrokenCatalog.Settings.Replace("westeurope", "eastus", StringComparison.Ordinal));
        var mocks = new AzureMocks();
        var refusal = (RunException?)null;

        await Deployment.TestAsync(
            mocks,
            new TestOptions { IsPreview = false, StackName = "dev" },
            () => refusal = Assert.Throws<RunException>(() => ImageFactory.Declare(new ProjectFolder(catalog.Folder))));

        const string Message = "must contain 'eastus', the location of the stack 'dev', because Azure creates versions there; "
            + "add it, or remove the regions so that imageinfra:targetRegions applies, or set them in imageinfra:overrides";
        var web = Path.Combine("infra", "images", "web.yaml");
        Assert.Equal(
            [
                $"{web}:40: template.distribute[0].targetRegions: {Message} [location-not-in-regions]",
                "Pulumi.dev.yaml:2: imageinfra:location: 'eastus' is not allowed; expected westeurope, northeurope [policy-region]",
                $"{web}:2: tags: the tag 'team' is required; add it to the image, or to imageinfra:tags of the stack [policy-tags]",
            ],
            refusal!.Message.Split('\n').Select(l => l.Trim()).Where(l => l.EndsWith(']')));
        Assert.Empty(mocks.Registered);
    }
}
