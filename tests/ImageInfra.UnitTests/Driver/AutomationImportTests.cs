using System.Text.Json.Nodes;
using ImageInfra.Driver.Automation;
using ImageInfra.Driver.Stacks;
using ImageInfra.UnitTests.Support;
using static ImageInfra.UnitTests.Support.FakePulumi;

namespace ImageInfra.UnitTests.Driver;

/// <summary>Tests the <c>pulumi</c> commands that import resources and list those of a stack.</summary>
public sealed class AutomationImportTests : IDisposable
{
    private const string GalleryId = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/galleries/gal";
    private const string Component = "urn:pulumi:dev::imageinfra::imageinfra:index:GalleryStack::images";

    private readonly FakePulumi _pulumi = new();
    private readonly TemporaryDirectory _directory = new();
    private readonly Events<StackEvent> _events = new();

    public AutomationImportTests()
    {
        _directory.Write("Pulumi.yaml", "name: imageinfra\nruntime: dotnet\nmain: infra/ImageInfra.Program\n");
        _pulumi.On("import", new Answer(""));
    }

    private JsonNode ImportFile => JsonNode.Parse(Assert.Single(_pulumi.Files))!;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task An_import_uses_the_component_of_the_state()
    {
        _pulumi.On("stack export", new Answer(State($$"""{ "urn": "{{Component}}", "type": "imageinfra:index:GalleryStack" }""")));

        await Stacks().ImportAsync([Gallery()], _events, default);

        var command = Assert.Single(_pulumi.Commands, c => c.StartsWith("import", StringComparison.Ordinal));
        Assert.Contains("--yes --skip-preview --file ", command, StringComparison.Ordinal);
        Assert.Contains("--protect=false --generate-code=false", command, StringComparison.Ordinal);
        var resource = Assert.Single((JsonArray)ImportFile["resources"]!)!;
        Assert.Equal(("azure-native:compute:Gallery", "images", GalleryId), ((string?)resource["type"], (string?)resource["logicalName"], (string?)resource["id"]));
        Assert.Equal(Component, (string?)ImportFile["nameTable"]![(string)resource["parent"]!]);
        Assert.Matches(@"^\d+\.\d+\.\d+", (string?)resource["version"]);
    }

    [Fact]
    public async Task An_import_into_an_empty_stack_also_imports_the_component()
    {
        _pulumi.On("stack export", new Answer("""{ "version": 3, "deployment": {} }"""));

        await Stacks().ImportAsync([Gallery()], _events, default);

        var (component, gallery) = ((JsonArray)ImportFile["resources"]!) is [{ } first, { } second] ? (first, second) : throw new InvalidOperationException("not two");
        Assert.True((bool)component["component"]!);
        Assert.Equal(("imageinfra:index:GalleryStack", "images"), ((string?)component["type"], (string?)component["logicalName"]));
        Assert.Null(component["id"]);
        Assert.Equal((string?)component["name"], (string?)gallery["parent"]);
        Assert.NotEqual((string?)component["name"], (string?)gallery["name"]);
    }

    [Fact]
    public async Task The_state_lists_Azure_resources_with_pending_deletions()
    {
        _pulumi.On("stack export", new Answer(State($$"""
            { "urn": "{{Component}}", "type": "imageinfra:index:GalleryStack" },
            { "urn": "urn:pulumi:dev::imageinfra::imageinfra:index:GalleryStack$azure-native:compute:Gallery::images", "type": "azure-native:compute:Gallery", "id": "{{GalleryId}}" },
            { "urn": "urn:pulumi:dev::imageinfra::azure-native:compute:Gallery::old", "type": "azure-native:compute:Gallery", "id": "/old", "delete": true }
            """)));

        var resources = await Stacks().ResourcesAsync(default);

        Assert.Equal([new("azure-native:compute:Gallery", "images", GalleryId), new("azure-native:compute:Gallery", "old", "/old")], resources);
    }

    [Fact]
    public async Task A_preview_lists_deletions_and_replacements_with_their_flags()
    {
        const string Urns = "urn:pulumi:dev::imageinfra::imageinfra:index:Stack$";
        _pulumi.On("stack export", new Answer(State($$"""
            { "urn": "{{Urns}}azure-native:compute:Gallery::images", "custom": true, "type": "azure-native:compute:Gallery", "id": "{{GalleryId}}", "protect": true },
            { "urn": "{{Urns}}azure-native:compute:GalleryImage::web", "custom": true, "type": "azure-native:compute:GalleryImage", "id": "{{GalleryId}}/images/web", "retainOnDelete": true }
            """)));
        _pulumi.On("preview", new Answer("", 0, "",
            SomeEvents.Removing("delete-replaced", "azure-native:compute:Gallery", "images", GalleryId),
            SomeEvents.Removing("replace", "azure-native:compute:Gallery", "images", GalleryId, "galleryName"),
            SomeEvents.Removing("create-replacement", "azure-native:compute:Gallery", "images", GalleryId),
            SomeEvents.Removing("delete", "azure-native:compute:GalleryImage", "web", $"{GalleryId}/images/web"),
            SomeEvents.Removing("delete", "pulumi:providers:azure-native", "default", "1"),
            SomeEvents.Removing("update", "azure-native:managedidentity:UserAssignedIdentity", "images", "/identity")));

        var removals = (await Stacks().PreviewAsync(_events, default)).Removals;

        Assert.Equal(
            [(StackAction.Replace, GalleryId, true, false, "galleryName"), (StackAction.Delete, $"{GalleryId}/images/web", false, true, "")],
            removals.Select(r => (r.Action, r.Resource.Id, r.Resource.IsProtected, r.Resource.IsRetained, string.Join(",", r.ChangedInputs))));
    }

    [Fact]
    public async Task An_import_sets_retain_on_delete_in_the_state()
    {
        _pulumi.On("stack import", new Answer(""));
        _pulumi.On("stack export", new Answer(State($$"""{ "urn": "urn:pulumi:dev::imageinfra::azure-native:compute:Gallery::images", "custom": true, "type": "azure-native:compute:Gallery", "id": "{{GalleryId}}", "protect": true }""")));

        await Stacks().RetainAsync([GalleryId.ToUpperInvariant()], default);

        var resource = JsonNode.Parse(Assert.Single(_pulumi.Inputs))!["deployment"]!["resources"]![0]!;
        Assert.True((bool)resource["retainOnDelete"]!);
        Assert.Null(resource["protect"]);
    }

    [Fact]
    public void A_refresh_compares_inputs_to_find_deleted_and_changed_resources()
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
        program: null,
        new(),
        calls: null,
        _pulumi,
        new FakeLockHolders());
}
