using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ImageInfra.Package.Inputs;
using ImageInfra.Package.Schemas;
using ImageInfra.UnitTests.Support;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace ImageInfra.UnitTests.Package;

[Collection(PulumiCollection.Name)]
public sealed class DeclaredComponentTests : IDisposable
{
    private const string Image = """
        {
          "definition": { "osType": "Linux", "identifier": { "publisher": "contoso", "offer": "web", "sku": "web" } },
          "template": { "source": { "type": "PlatformImage", "publisher": "canonical", "offer": "ubuntu-24_04-lts", "sku": "server" } }
        }
        """;

    private static readonly Dictionary<string, Input<string>> s_noTexts = [];

    private readonly AzureMocks _mocks = new();
    private readonly TemporaryDirectory _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_factory_declares_gallery_definition_and_template()
    {
        var outputs = await DeclareAsync(PackageComponents.Factory, "golden", $$"""
            { "location": "westeurope", "images": { "web": {{Image}} }, "channels": { "web": { "stable": { "version": "1.0.3" } } } }
            """);

        Assert.Equal("imageinfra:index:ImageFactory", _mocks.Registered[0].Type);
        Assert.Equal(["golden-web"], _mocks.Of(AzureTypes.ImageTemplate).Select(t => t.Name));
        Assert.Equal($"/subscriptions/sub/{AzureTypes.Gallery}/gal_imageinfra_dev", outputs["galleryId"]);
        Assert.StartsWith($"/subscriptions/sub/{AzureTypes.ImageTemplate}/web-", Map(outputs, "templateIds")["web"], StringComparison.Ordinal);
        Assert.StartsWith("web-", Map(outputs, "templateNames")["web"], StringComparison.Ordinal);
        var channels = Assert.IsType<ImmutableDictionary<string, ImmutableDictionary<string, string>>>(outputs["channelVersionIds"]);
        Assert.Equal($"{Map(outputs, "definitionIds")["web"]}/versions/1.0.3", channels["web"]["stable"]);
    }

    [Fact]
    public async Task Two_factories_of_one_program_share_no_resource_name()
    {
        var inputs = JsonNode.Parse($$"""{ "location": "westeurope", "images": { "web": {{Image}} } }""")!.AsObject();

        await Deployment.TestAsync(_mocks, new TestOptions { StackName = "dev" }, () =>
        {
            _ = DeclaredComponent.Declare(PackageComponents.Factory, "one", inputs, s_noTexts, _folder.FullName, new());
            _ = DeclaredComponent.Declare(PackageComponents.Factory, "two", inputs, s_noTexts, _folder.FullName, new());
        });

        Assert.Distinct(_mocks.Registered.Select(r => (r.Type, r.Name)));
    }

    [Fact]
    public async Task A_gallery_and_a_template_equal_those_of_a_factory()
    {
        var images = $$"""{ "location": "westeurope", "images": { "web": {{Image}} } }""";
        await DeclareAsync(PackageComponents.Factory, "golden", images);
        var factory = _mocks.Registered.Where(r => r.Type!.StartsWith("azure-native:", StringComparison.Ordinal)).ToDictionary(r => r.Type!, r => RegisteredJson.Of(r.Inputs));
        var separate = new AzureMocks();

        var gallery = await DeclareAsync(PackageComponents.Gallery, "golden", images, separate);
        await DeclareAsync(
            PackageComponents.Template,
            "golden-web",
            $$"""{ "location": "westeurope", "imageName": "web", "image": {{Image}} }""",
            separate,
            new() { ["identityId"] = (string)gallery["identityId"], ["definitionId"] = Map(gallery, "definitionIds")["web"] });

        Assert.Equal(factory, separate.Registered.Where(r => r.Type!.StartsWith("azure-native:", StringComparison.Ordinal)).ToDictionary(r => r.Type!, r => RegisteredJson.Of(r.Inputs)));
    }

    [Fact]
    public async Task Every_output_of_the_schema_is_set()
    {
        foreach (var component in PackageComponents.All)
        {
            var images = component == PackageComponents.Template ? $"\"imageName\": \"web\", \"image\": {Image}" : $"\"images\": {{ \"web\": {Image} }}";
            var outputs = await DeclareAsync(component, "golden", $$"""{ "location": "westeurope", {{images}} }""");

            Assert.Equal(component.Outputs.Select(o => o.Name).Order(StringComparer.Ordinal), outputs.Keys.Order(StringComparer.Ordinal));
        }
    }

    private static ImmutableDictionary<string, string> Map(IReadOnlyDictionary<string, object> outputs, string name) =>
        Assert.IsType<ImmutableDictionary<string, string>>(outputs[name]);

    private async Task<IReadOnlyDictionary<string, object>> DeclareAsync(
        PackageComponent component,
        string name,
        string inputs,
        AzureMocks? mocks = null,
        Dictionary<string, Input<string>>? texts = null)
    {
        var values = new Dictionary<string, object>();
        await Deployment.TestAsync(mocks ?? _mocks, new TestOptions { StackName = "dev" }, async () =>
        {
            var declared = DeclaredComponent.Declare(component, name, JsonNode.Parse(inputs)!.AsObject(), texts ?? new() { ["identityId"] = "identity", ["definitionId"] = "definition" }, _folder.FullName, new());
            foreach (var (output, value) in declared.Outputs)
            {
                values[output] = await OutputUtilities.GetValueAsync(value);
            }
        });
        return values;
    }
}
