using System.Text.Json.Nodes;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Stacks.Automation;
using ImageInfra.Driver.Stacks.Drift;
using ImageInfra.UnitTests.Support;
using Moq;
using Pulumi.Automation.Commands;
using Pulumi.Automation.Events;
using Semver;

namespace ImageInfra.UnitTests.Driver;

/// <summary>What is asked of the <c>pulumi</c> command to import resources and to know what a stack has.</summary>
public sealed class AutomationImportTests : IDisposable
{
    private const string GalleryId = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/galleries/gal";
    private const string Component = "urn:pulumi:dev::imageinfra::imageinfra:index:GalleryStack::images";

    private readonly Mock<PulumiCommand> _pulumi = new(MockBehavior.Strict);
    private readonly TemporaryDirectory _directory = new();
    private readonly List<string> _commands = [];
    private readonly Events<StackEvent> _events = new();
    private JsonNode? _file;

    public AutomationImportTests()
    {
        _pulumi.SetupGet(p => p.Version).Returns(new SemVersion(3, 200, 0));
        Answer("stack select", "");
        Answer("import", "");
        Answer("stack history", "[]");
    }

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task An_import_names_the_component_that_the_state_has()
    {
        Answer("stack export", State($$"""{ "urn": "{{Component}}", "type": "imageinfra:index:GalleryStack" }"""));

        await Stacks().ImportAsync([Gallery()], _events, default);

        var command = Assert.Single(_commands, c => c.StartsWith("import", StringComparison.Ordinal));
        Assert.Contains("--yes --skip-preview --file ", command, StringComparison.Ordinal);
        Assert.Contains("--protect=false --generate-code=false", command, StringComparison.Ordinal);
        var resource = Assert.Single((JsonArray)_file!["resources"]!)!;
        Assert.Equal(("azure-native:compute:Gallery", "images", GalleryId), ((string?)resource["type"], (string?)resource["logicalName"], (string?)resource["id"]));
        Assert.Equal(Component, (string?)_file["nameTable"]![(string)resource["parent"]!]);
        Assert.Matches(@"^\d+\.\d+\.\d+", (string?)resource["version"]);
    }

    [Fact]
    public async Task An_import_into_an_empty_stack_brings_the_component_along()
    {
        Answer("stack export", """{ "version": 3, "deployment": {} }""");

        await Stacks().ImportAsync([Gallery()], _events, default);

        var (component, gallery) = ((JsonArray)_file!["resources"]!) is [{ } first, { } second] ? (first, second) : throw new InvalidOperationException("not two");
        Assert.True((bool)component["component"]!);
        Assert.Equal(("imageinfra:index:GalleryStack", "images"), ((string?)component["type"], (string?)component["logicalName"]));
        Assert.Null(component["id"]);
        Assert.Equal((string?)component["name"], (string?)gallery["parent"]);
        Assert.NotEqual((string?)component["name"], (string?)gallery["name"]);
    }

    [Fact]
    public async Task Resources_are_those_of_the_state_without_what_only_waits_to_be_deleted()
    {
        Answer("stack export", State($$"""
            { "urn": "{{Component}}", "type": "imageinfra:index:GalleryStack" },
            { "urn": "urn:pulumi:dev::imageinfra::imageinfra:index:GalleryStack$azure-native:compute:Gallery::images", "type": "azure-native:compute:Gallery", "id": "{{GalleryId}}" },
            { "urn": "urn:pulumi:dev::imageinfra::azure-native:compute:Gallery::old", "type": "azure-native:compute:Gallery", "id": "/old", "delete": true }
            """));

        var resources = await Stacks().ResourcesAsync(default);

        Assert.Equal([new("imageinfra:index:GalleryStack", "images", ""), new("azure-native:compute:Gallery", "images", GalleryId)], resources);
    }

    [Fact]
    public void A_refresh_tells_gone_changed_and_same_apart_by_the_inputs()
    {
        var findings = new RefreshFindings();
        JsonObject Inputs(string description) => new() { ["description"] = description };

        findings.Add("delete", "urn:pulumi:dev::p::t::a", "azure-native:compute:GalleryImage", "/a", Inputs("x"), null);
        findings.Add("update", "urn:pulumi:dev::p::t::b", "azure-native:compute:GalleryImage", "/b", Inputs("x"), Inputs("y"));
        findings.Add("update", "urn:pulumi:dev::p::t::c", "azure-native:compute:GalleryImage", "/c", Inputs("x"), Inputs("x"));
        findings.Add("same", "urn:pulumi:dev::p::t::d", "pulumi:pulumi:Stack", "", [], []);

        Assert.Equal(
            [("a", RefreshFinding.Gone), ("b", RefreshFinding.Changed), ("c", RefreshFinding.Same)],
            findings.Result.Resources.Select(r => (r.Name, r.Finding)));
        Assert.Equal(["description"], findings.Result.Resources[1].Properties);
    }

    private static ImportedResource Gallery() => new(
        "azure-native:compute:Gallery",
        "images",
        GalleryId,
        new("imageinfra:index:GalleryStack", "images"),
        []);

    private static string State(string resources) => $$"""{ "version": 3, "deployment": { "resources": [{{resources}}] } }""";

    private AutomationStackOperations Stacks() => new(
        new FakeProject(SomeStack.Chain(), SomeStack.Settings()),
        _directory.FullName,
        command: _pulumi.Object);

    private void Answer(string verb, string output) => _pulumi
        .Setup(p => p.RunInputAsync(
            It.Is<IList<string>>(args => string.Join(' ', args).StartsWith(verb, StringComparison.Ordinal)),
            _directory.FullName,
            It.IsAny<IDictionary<string, string?>>(),
            It.IsAny<Action<string>?>(),
            It.IsAny<Action<string>?>(),
            It.IsAny<string?>(),
            It.IsAny<Action<EngineEvent>?>(),
            It.IsAny<CancellationToken>()))
        .Callback((IList<string> args, string _, IDictionary<string, string?> _, Action<string>? _, Action<string>? _, string? _, Action<EngineEvent>? _, CancellationToken _) =>
        {
            _commands.Add(string.Join(' ', args));
            if (args.IndexOf("--file") is >= 0 and var at)
            {
                _file = JsonNode.Parse(File.ReadAllText(args[at + 1]));
            }
        })
        .ReturnsAsync(new CommandResult(0, output, ""));
}
