using System.Text.Json.Nodes;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Validation;
using ImageInfra.Model.Rules;
using ImageInfra.UnitTests.Support;
using static ImageInfra.UnitTests.Support.SomeInventory;

namespace ImageInfra.UnitTests.Driver;

public sealed class DeployedComparisonTests
{
    private readonly FakeArm _arm = new();
    private readonly FakeImageVersions _versions = new();

    [Fact]
    public async Task An_immutable_change_names_the_versions_that_would_be_lost()
    {
        Deploy("""{ "osType": "Linux", "hyperVGeneration": "V1", "architecture": "x64", "identifier": { "publisher": "P", "offer": "o", "sku": "web" } }""");
        _versions.Put(Version("web", "1.0.0"));
        _versions.Put(Version("web", "1.0.1"));

        var finding = Assert.Single(await CheckAsync());

        Assert.Equal("immutable-change", finding.Rule);
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Equal(3, finding.Line);
        Assert.StartsWith("Azure can't change 'V1' to 'V2'; a replacement would delete versions ", finding.Message, StringComparison.Ordinal);
        Assert.Contains("1.0.0", finding.Message, StringComparison.Ordinal);
        Assert.Contains("1.0.1", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("osType", "Windows")]
    [InlineData("osState", "Specialized")]
    [InlineData("hyperVGeneration", "V1")]
    [InlineData("architecture", "Arm64")]
    [InlineData("identifier", "q")]
    [InlineData("eula", "https://example.com/eula")]
    [InlineData("privacyStatementUri", "https://example.com/privacy")]
    [InlineData("purchasePlan", "q")]
    public async Task A_property_that_azure_cant_change_is_a_note_while_the_definition_has_no_versions(string property, string value)
    {
        var properties = JsonNode.Parse("""{ "osType": "Linux", "osState": "Generalized", "hyperVGeneration": "V2", "architecture": "x64", "identifier": { "publisher": "p", "offer": "o", "sku": "web" } }""")!;
        properties[property] = property is "identifier" or "purchasePlan" ? new JsonObject { ["publisher"] = value } : value;
        Deploy(properties.ToJsonString());

        var finding = Assert.Single(await CheckAsync());

        Assert.Equal("immutable-change", finding.Rule);
        Assert.Equal(Severity.Note, finding.Severity);
        Assert.EndsWith("the definition has no versions, so a replacement loses nothing", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unchanged_and_new_definitions_have_no_finding()
    {
        Assert.Empty(await CheckAsync());

        Deploy("""{ "osType": "Linux", "hyperVGeneration": "V2", "identifier": { "publisher": "p", "offer": "o", "sku": "web" } }""");
        Assert.Empty(await CheckAsync());
    }

    private void Deploy(string properties) => _arm.Put(DefinitionId("web"), new() { ["properties"] = JsonNode.Parse(properties) });

    private Task<IReadOnlyList<Finding>> CheckAsync() => new DeployedComparison(_arm, _versions).CheckAsync(
        CatalogInspection.Of([new("web.yaml", BrokenCatalog.Linux)]).Images,
        new StackOutputs
        {
            ResourceGroupName = "rg",
            GalleryId = "g",
            IdentityId = "i",
            IdentityPrincipalId = "p",
            Images = new Dictionary<string, ImageOutputs> { ["web"] = new(DefinitionId("web"), null) },
            Waiting = new Dictionary<string, string>(),
        },
        CancellationToken.None);
}
