using System.Text.Json.Nodes;
using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Package.Inputs;
using ImageInfra.Package.Schemas;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Package;

public sealed class ComponentInputsTests : IDisposable
{
    private const string Web = """
        {
          "definition": { "osType": "Linux", "identifier": { "publisher": "contoso", "offer": "web", "sku": "web" } },
          "template": {
            "source": { "type": "PlatformImage", "publisher": "canonical", "offer": "ubuntu-24_04-lts", "sku": "server" },
            "customize": [{ "type": "Shell", "name": "hello", "inline": ["echo hello"] }]
          }
        }
        """;

    private readonly TemporaryDirectory _folder = new();

    public ComponentInputsTests() => _folder.Write("Pulumi.yaml", "name: program\nruntime: nodejs\n");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Images_of_a_program_get_the_templates_of_the_same_files()
    {
        _folder.Write("infra/images/web.yaml", WithName("web"));

        var inline = Read(PackageComponents.Factory, $$"""{ "location": "westeurope", "images": { "web": {{Web}} } }""");
        var files = Read(PackageComponents.Factory, """{ "location": "westeurope", "imagesDirectory": "infra/images" }""");

        Assert.Equal(TemplateNames(files), TemplateNames(inline));
    }

    [Fact]
    public void Settings_have_the_defaults_of_a_stack_file()
    {
        var settings = Read(PackageComponents.Gallery, $$"""{ "location": "westeurope", "images": { "web": {{Web}} } }""").Settings;

        Assert.Equal(("dev", "rg-imageinfra-dev", "gal_imageinfra_dev"), (settings.Stack, settings.ResourceGroupName, settings.GalleryName));
    }

    [Fact]
    public void Lists_maps_flags_and_numbers_are_read()
    {
        var settings = Read(PackageComponents.Factory, $$"""
            {
              "location": "westeurope", "protect": true, "tags": { "team": "images" },
              "targetRegions": [{ "name": "westeurope", "replicaCount": 3 }],
              "images": { "web": {{Web}} }
            }
            """).Settings;

        Assert.True(settings.Protect);
        Assert.Equal(("images", 3), (settings.Tags.Single().Value, settings.TargetRegions[0].ReplicaCount));
    }

    [Fact]
    public void A_script_of_a_program_is_relative_to_its_folder()
    {
        _folder.Write("scripts/setup.sh", "echo setup\n");
        var image = Web.Replace("\"inline\": [\"echo hello\"]", "\"script\": \"scripts/setup.sh\"", StringComparison.Ordinal);

        var catalog = Read(PackageComponents.Factory, $$"""{ "location": "westeurope", "images": { "web": {{image}} } }""").Catalog;

        Assert.Equal("scripts/setup.sh", LocalFiles.Of(catalog.Find("web")!.Template).Single().Path);
    }

    [Theory]
    [InlineData("""{ "images": {} }""", "ImageFactory: location: is required")]
    [InlineData("""{ "location": "westeurope" }""", "ImageFactory: images: is required, or imagesDirectory; both are not allowed")]
    [InlineData("""{ "location": "westeurope", "images": {}, "imagesDirectory": "infra/images" }""", "ImageFactory: images: is required, or imagesDirectory; both are not allowed")]
    [InlineData("""{ "location": "westeurope", "images": {}, "galeryName": "gal" }""", "ImageFactory: galeryName: is not an input; expected location,")]
    [InlineData("""{ "location": "westeurope", "images": {}, "store": ".imageinfra" }""", "ImageFactory: store: is not an input; expected location,")]
    [InlineData("""{ "location": "westeurope", "images": {}, "galleryName": "a gallery" }""", "ImageFactory: galleryName: 'a gallery' ")]
    [InlineData("""{ "location": "westeurop", "images": {} }""", "ImageFactory: location: ")]
    [InlineData("""{ "location": "westeurope", "images": { "web": {} } }""", "ImageFactory: images.web.definition: is required")]
    [InlineData("""{ "location": "westeurope", "images": { "web": { "definitions": {} } } }""", "ImageFactory: images.web.definitions: ")]
    [InlineData("""{ "location": "westeurope", "images": { "web": 5 } }""", "ImageFactory: images.web.definition: is required")]
    [InlineData("""{ "location": "westeurope", "images": { "a/b": {} } }""", "ImageFactory: images.")]
    public void Errors_name_the_input(string inputs, string message)
    {
        var error = Assert.Throws<CatalogException>(() => Read(PackageComponents.Factory, inputs)).Errors[0].ToString();

        Assert.StartsWith(message, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_in_a_script_is_refused()
    {
        var image = Web.Replace("echo hello", "curl -u ada:hunter2secret https://example.com", StringComparison.Ordinal);

        var errors = Assert.Throws<CatalogException>(() => Read(PackageComponents.Factory, $$"""{ "location": "westeurope", "images": { "web": {{image}} } }""")).Errors;

        Assert.StartsWith("ImageFactory: images.web.template.customize[0].inline[0]: ", Assert.Single(errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_of_the_project_applies()
    {
        _folder.Write("infra/policy.yaml", "requiredTags: [team]\n");

        var errors = Assert.Throws<CatalogException>(() => Read(PackageComponents.Factory, $$"""{ "location": "westeurope", "images": { "web": {{Web}} } }""")).Errors;

        Assert.Contains(errors, e => e.Message.Contains("team", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"inline\": [\"echo hello\"]", "\"script\": \"setup.sh\"", "ImageTemplateStack: image.template.customize[0].script: ")]
    [InlineData("\"type\": \"PlatformImage\", \"publisher\": \"canonical\", \"offer\": \"ubuntu-24_04-lts\", \"sku\": \"server\"", "\"type\": \"CatalogImage\", \"image\": \"base\"", "ImageTemplateStack: image.template.source.image: ")]
    public void A_single_template_has_no_scripts_and_no_base_image(string old, string changed, string message)
    {
        var inputs = $$"""{ "location": "westeurope", "imageName": "web", "image": {{Web.Replace(old, changed, StringComparison.Ordinal)}} }""";

        var error = Assert.Throws<CatalogException>(() => Read(PackageComponents.Template, inputs)).Errors[0].ToString();

        Assert.StartsWith(message, error, StringComparison.Ordinal);
    }

    private static string WithName(string name) => Web.Insert(Web.IndexOf('{', StringComparison.Ordinal) + 1, $" \"name\": \"{name}\",");

    private static IEnumerable<string> TemplateNames(ComponentInputs inputs) =>
        FactoryPlan.Create(inputs.Catalog, inputs.Settings).Templates.Select(t => t.TemplateName);

    private ComponentInputs Read(PackageComponent component, string inputs) =>
        ComponentInputs.Read(component, JsonNode.Parse(inputs)!.AsObject(), "dev", _folder.FullName);
}
