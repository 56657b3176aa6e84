using ImageInfra.Import.Contract;
using ImageInfra.Import.Conversion;
using ImageInfra.Model.Images;

namespace ImageInfra.UnitTests.Model.Importing;

/// <summary>Output and source of Terraform, Pulumi, Packer and template specs.</summary>
public sealed class ForeignFileTests
{
    private const string Id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/galleries/gal/images/web";
    private const string Body = $$"""{ "properties": { "source": { "type": "PlatformImage", "publisher": "canonical", "offer": "o", "sku": "s" }, "customize": [{ "type": "Shell", "inline": ["[ -f /a ]", "echo ${HOME}"] }], "distribute": [{ "type": "SharedImage", "runOutputName": "o", "galleryImageId": "{{Id}}" }] } }""";

    [Theory]
    [InlineData(Body)]
    [InlineData("as text")]
    public void Azapi_bodies_and_shared_images_of_a_terraform_state_are_read(string body)
    {
        body = body == "as text" ? System.Text.Json.JsonSerializer.Serialize(Body) : body;

        var image = Complete($$"""
            { "format_version": "1.0", "terraform_version": "1.9.0", "values": { "root_module": {
                "resources": [{ "address": "azurerm_shared_image.d", "mode": "managed", "type": "azurerm_shared_image", "values": { "name": "web", "gallery_name": "gal", "os_type": "Linux", "hyper_v_generation": null,
                  "identifier": [{ "publisher": "contoso", "offer": "linux", "sku": "web" }], "trusted_launch_supported": null, "disk_controller_type_nvme_enabled": false, "max_recommended_vcpu_count": 8, "min_recommended_vcpu_count": null } }],
                "child_modules": [{ "address": "module.m", "resources": [{ "address": "module.m.azapi_resource.t", "mode": "managed", "type": "azapi_resource", "values": { "type": "Microsoft.VirtualMachineImages/imageTemplates@2022-07-01", "name": "it", "tags": { "team": "web" }, "body": {{body}} } }] }] } } }
            """);

        Assert.Equal("web", image.Name);
        Assert.Contains("hyperVGeneration: V1", image.Yaml, StringComparison.Ordinal);
        Assert.Contains("publisher: contoso", image.Yaml, StringComparison.Ordinal);
        Assert.Contains("vCPUs: { max: 8 }", image.Yaml, StringComparison.Ordinal);
        Assert.Contains("team: web", image.Yaml, StringComparison.Ordinal);
        Assert.Contains("'[ -f /a ]'", image.Yaml, StringComparison.Ordinal);
        Assert.Contains("api-version 2022-07-01", image.Yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_terraform_plan_does_not_know_is_asked_for()
    {
        var text = $$"""
            { "format_version": "1.2", "planned_values": { "root_module": { "resources": [{ "address": "azapi_resource.t", "mode": "managed", "type": "azapi_resource", "values": { "type": "Microsoft.VirtualMachineImages/imageTemplates@2024-02-01", "name": "it", "body": {{Body.Replace(", \"sku\": \"s\"", "", StringComparison.Ordinal)}} } }] } },
              "resource_changes": [{ "address": "azapi_resource.t", "change": { "after_unknown": { "id": true, "body": { "properties": { "source": { "sku": true } } } } } }] }
            """;

        var open = Assert.Single(Import(text).Images);
        var image = Complete(text, ("azapi_resource.t.body.properties.source.sku", "server"));

        Assert.Equal(["azapi_resource.t.body.properties.source.sku"], open.Notes.Select(n => n.Key).OfType<string>());
        Assert.Contains("sku: server", image.Yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_that_terraform_deploys_is_evaluated()
    {
        const string Template = """{ "parameters": { "sku": { "type": "string" } }, "resources": [{ "type": "Microsoft.VirtualMachineImages/imageTemplates", "apiVersion": "2024-02-01", "name": "it", "properties": { "source": { "type": "PlatformImage", "publisher": "canonical", "offer": "o", "sku": "[parameters('sku')]" }, "distribute": [{ "type": "VHD", "runOutputName": "[resourceGroup().name]" }] } }] }""";

        var image = Complete($$"""
            { "format_version": "1.0", "values": { "root_module": { "resources": [{ "address": "azurerm_resource_group_template_deployment.d", "mode": "managed", "type": "azurerm_resource_group_template_deployment", "values": {
              "resource_group_name": "rg", "template_content": {{System.Text.Json.JsonSerializer.Serialize(Template)}}, "parameters_content": "{ \"sku\": { \"value\": \"server\" } }" } }] } } }
            """);

        Assert.Contains("sku: server", image.Yaml, StringComparison.Ordinal);
        Assert.Contains("runOutputName: rg", image.Yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stack_export_of_pulumi_is_read()
    {
        var text = $$"""
            { "version": 3, "deployment": { "resources": [
              { "urn": "urn:pulumi:dev::p::pulumi:pulumi:Stack::p-dev", "type": "pulumi:pulumi:Stack" },
              { "urn": "urn:pulumi:dev::p::azure-native:virtualmachineimages:VirtualMachineImageTemplate::old", "type": "azure-native:virtualmachineimages:VirtualMachineImageTemplate", "delete": true, "inputs": {} },
              { "urn": "urn:pulumi:dev::p::azure-native:compute/v20230703:GalleryImage::d", "type": "azure-native:compute/v20230703:GalleryImage", "inputs": { "galleryName": "gal", "galleryImageName": "web", "osType": "Linux", "identifier": { "publisher": "contoso", "offer": "linux", "sku": "web" } }, "outputs": { "hyperVGeneration": "V1" } },
              { "urn": "urn:pulumi:dev::p::azure-native:virtualmachineimages:VirtualMachineImageTemplate::t", "type": "azure-native:virtualmachineimages:VirtualMachineImageTemplate", "inputs": { "imageTemplateName": "it", "resourceGroupName": "rg", "tags": { "imageinfra-stack": "dev", "team": "web" },
                "source": { "type": "PlatformImage", "publisher": "canonical", "offer": "o", "sku": { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", "ciphertext": "v1:x" } }, "distribute": [{ "type": "SharedImage", "runOutputName": "o", "galleryImageId": "{{Id}}" }] } } ] } }
            """;

        var open = Assert.Single(Import(text).Images);
        var image = Complete(text, ("t.source.sku", "server"));

        Assert.Equal(["t.source.sku"], open.Notes.Select(n => n.Key).OfType<string>());
        Assert.Equal("web", image.Name);
        Assert.Contains("hyperVGeneration: V1", image.Yaml, StringComparison.Ordinal);
        Assert.Contains("tags:\n  team: web\n", image.Yaml, StringComparison.Ordinal);
        Assert.DoesNotContain("ciphertext", image.Yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_spec_is_read_with_its_linked_templates()
    {
        var image = Complete($$"""
            { "id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Resources/templateSpecs/spec/versions/1.0", "type": "Microsoft.Resources/templateSpecs/versions",
              "linkedTemplates": [{ "path": "nested/image.json", "template": { "parameters": { "sku": { "type": "string" } }, "resources": [{ "type": "Microsoft.VirtualMachineImages/imageTemplates", "apiVersion": "2024-02-01", "name": "it", "properties": {
                "source": { "type": "PlatformImage", "publisher": "canonical", "offer": "o", "sku": "[parameters('sku')]" }, "distribute": [{ "type": "VHD", "runOutputName": "o" }] } }] } }],
              "mainTemplate": { "resources": [{ "type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "d", "properties": { "templateLink": { "relativePath": "nested/image.json" }, "parameters": { "sku": { "value": "server" } } } }] } }
            """);

        Assert.Contains("sku: server", image.Yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_that_deploys_a_template_spec_gives_its_images()
    {
        var text = """
            { "parameters": { "sku": { "type": "string", "defaultValue": "server" } }, "resources": [{ "type": "Microsoft.Resources/templateSpecs/versions", "apiVersion": "2021-05-01", "name": "spec/1.0", "properties": { "mainTemplate": {
              "parameters": { "sku": { "type": "string", "defaultValue": "[parameters('sku')]" }, "out": { "type": "string" } },
              "resources": [{ "type": "Microsoft.VirtualMachineImages/imageTemplates", "apiVersion": "2024-02-01", "name": "it", "properties": {
                "source": { "type": "PlatformImage", "publisher": "canonical", "offer": "o", "sku": "[[parameters('sku')]" }, "distribute": [{ "type": "VHD", "runOutputName": "[[parameters('out')]" }] } }] } } }] }
            """;

        Assert.Equal(["spec.out"], Assert.Single(Import(text).Images).Notes.Select(n => n.Key).OfType<string>());
        Assert.Contains("sku: server", Complete(text, ("spec.out", "o")).Yaml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("main.tf", "resource \"azapi_resource\" \"t\" {\n}\n", "terraform show -json > state.json")]
    [InlineData("copied", "# ours\nresource \"azapi_resource\" \"t\" {\n}\n", "terraform show -json > state.json")]
    [InlineData("main.tf.json", "{ \"resource\": {} }", "terraform show -json > state.json")]
    [InlineData("terraform.tfstate", "{ \"version\": 4, \"terraform_version\": \"1.9.0\", \"resources\": [] }", "terraform show -json > state.json")]
    [InlineData("a.pkr.hcl", "source \"azure-arm\" \"x\" {\n}\n", "imageinfra new --name NAME")]
    [InlineData("build.hcl", "packer {\n}\n", "imageinfra new --name NAME")]
    public void Source_of_another_tool_is_refused_with_the_next_step(string name, string text, string hint)
    {
        var error = Assert.Single(Assert.Throws<CatalogException>(() => TemplateImporter.Import([new(name, text)], new())).Errors);

        Assert.Equal(name, error.File);
        Assert.Contains(hint, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"builders\": [{ \"type\": \"azure-arm\" }], \"provisioners\": [] }", "imageinfra new --name NAME")]
    [InlineData("{ \"version\": 4, \"terraform_version\": \"1.9.0\", \"resources\": [] }", "terraform show -json > state.json")]
    [InlineData("{ \"type\": \"Microsoft.Resources/templateSpecs\", \"id\": \"/subscriptions/s/x\", \"versions\": {} }", "az ts show")]
    [InlineData("{ \"version\": 3, \"deployment\": { \"resources\": [] } }", "without a VirtualMachineImageTemplate")]
    [InlineData("{ \"format_version\": \"1.0\", \"values\": { \"root_module\": { \"resources\": [{ \"address\": \"a\", \"mode\": \"managed\", \"type\": \"azapi_resource\", \"values\": { \"type\": \"Microsoft.VirtualMachineImages/imageTemplates@2024-02-01\", \"name\": \"n\" } }] } } }", "terraform apply")]
    public void Json_without_a_template_is_a_problem_with_the_next_step(string text, string hint)
    {
        var note = Assert.Single(Import(text).Notes);

        Assert.Equal(ImportNoteKind.Problem, note.Kind);
        Assert.Contains(hint, note.Message, StringComparison.Ordinal);
    }

    private static ImportResult Import(string text, params (string Key, string Value)[] values) =>
        TemplateImporter.Import([new("sample.json", text)], new() { Values = values.ToDictionary(v => v.Key, v => v.Value) });

    private static ImportedImage Complete(string text, params (string Key, string Value)[] values)
    {
        var result = Import(text, values);
        Assert.True(result.IsComplete, $"{string.Join('\n', result.Notes.Concat(result.Images.SelectMany(i => i.Notes)))}");
        return Assert.Single(result.Images);
    }
}
