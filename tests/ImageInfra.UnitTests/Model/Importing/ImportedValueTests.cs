using ImageInfra.Import.Contract;
using ImageInfra.Import.Conversion;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;

namespace ImageInfra.UnitTests.Model.Importing;

/// <summary>Tests the values that an import requests, and their use.</summary>
public sealed class ImportedValueTests
{
    [Theory]
    [InlineData("resourceGroup().location", "resourceGroup().location")]
    [InlineData("toLower(ResourceGroup().location)", "ResourceGroup().location")]
    [InlineData("reference(resourceId('Microsoft.Storage/storageAccounts', parameters('open'))).primaryEndpoints.blob", "reference(resourceId('Microsoft.Storage/storageAccounts', parameters('open'))).primaryEndpoints.blob")]
    [InlineData("uniqueString(parameters('open'))", "open")]
    [InlineData("uniqueString(resourceGroup().id)", "uniqueString(resourceGroup().id)")]
    [InlineData("concat(toUpper(parameters('open')), 'x')", "open")]
    public void The_requested_keys_are_those_that_resolve_values(string expression, string key)
    {
        var open = Import(expression).Images.Single().Notes.Single(n => n.Kind is ImportNoteKind.Unresolved);
        var given = Import(expression, (key, "westeurope"));

        Assert.Equal(key, open.Key);
        Assert.True(given.IsComplete, string.Join('\n', given.Images[0].Notes));
    }

    [Fact]
    public void A_value_from_the_command_line_is_noted_at_its_use()
    {
        var result = TemplateImporter.Import([new("sample.json", """
            { "type": "Microsoft.VirtualMachineImages/imageTemplates", "apiVersion": "2022-02-14", "properties": {
                "source": { "type": "PlatformImage", "publisher": "canonical", "offer": "o", "sku": "s" },
                "distribute": [{ "type": "SharedImage", "runOutputName": "out", "galleryImageId": "[deployment().properties.target]", "replicationRegions": "[deployment().properties.regions]" }] } }
            """)], new() { Values = new Dictionary<string, string>
            {
                ["deployment().properties.target"] = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/galleries/g/images/web",
                ["deployment().properties.regions"] = """["westeurope"]""",
            } });

        var image = Assert.Single(result.Images);
        Assert.Equal(3, Assert.Single(image.Notes, n => n.Path == "distribute.galleryImageId").Line);
        Assert.All(image.Notes, n => Assert.StartsWith("sample.json", n.ToString(), StringComparison.Ordinal));
        Assert.Equal("westeurope", Assert.Single(Load(image).Template.Distribute.OfType<Distributor.SharedImage>().Single().TargetRegions).Name);
    }

    [Fact]
    public void A_key_vault_secret_does_not_use_the_default_value()
    {
        var parameters = new ImportFile("p.json", """{ "parameters": { "open": { "reference": { "keyVault": { "id": "/subscriptions/s" }, "secretName": "n" } } } }""");

        var result = TemplateImporter.Import([new("sample.json", Template("parameters('open')").Replace("\"type\": \"string\"", "\"type\": \"string\", \"defaultValue\": \"d\"", StringComparison.Ordinal))], new() { ParameterFiles = [parameters] });

        Assert.Equal("open", Assert.Single(result.Images[0].Notes, n => n.Kind is ImportNoteKind.Unresolved).Key);
    }

    [Fact]
    public void An_unused_value_is_noted_with_similar_keys()
    {
        var note = Assert.Single(Import("parameters('open')", ("opne", "x")).Notes);

        Assert.Equal(("--parameters: opne: is not used in the files; did you mean 'open'?", ImportNoteKind.Attention), (note.ToString(), note.Kind));
    }

    [Fact]
    public void A_value_of_the_wrong_type_is_refused()
    {
        var error = Assert.Single(Assert.Throws<CatalogException>(() => TemplateImporter.Import(
            [new("sample.json", Template("parameters('open')").Replace("\"string\"", "\"int\"", StringComparison.Ordinal))],
            new() { Values = new Dictionary<string, string> { ["open"] = "many" } })).Errors);

        Assert.Equal("--parameters open: 'many' is not a valid int, the type of the parameter in the template", error.ToString());
    }

    [Fact]
    public void Properties_of_newer_api_versions_are_noted_and_defaults_omitted()
    {
        var image = Assert.Single(TemplateImporter.Import([new("sample.json", """
            { "type": "Microsoft.VirtualMachineImages/imageTemplates", "apiVersion": "2025-10-01", "properties": {
                "source": { "type": "PlatformImage", "publisher": "canonical", "offer": "o", "sku": "s" },
                "additionalDataDisks": [{ "sizeGB": 64 }],
                "optimize": { "workload": { "state": "Disabled" } },
                "distribute": [{ "type": "SharedImage", "runOutputName": "out", "galleryImageId": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/galleries/g/images/web", "replicationMode": "Full" }] } }
            """)], new()).Images);

        Assert.Equal(3, Assert.Single(image.Notes, n => n.Message.StartsWith("requires api-version 2025-10-01", StringComparison.Ordinal)).Line);
        Assert.DoesNotContain("workload", image.Yaml, StringComparison.Ordinal);
        Assert.DoesNotContain("replicationMode", image.Yaml, StringComparison.Ordinal);
        Assert.Equal("template.additionalDataDisks", Assert.Single(image.Notes, n => n.Kind is ImportNoteKind.Problem).Path);
    }

    [Fact]
    public void A_list_with_a_next_link_is_noted()
    {
        var result = TemplateImporter.Import([new("sample.json", """{ "value": [], "nextLink": "https://example.com/2" }""")], new());

        Assert.Contains(result.Notes, n => n.Path == "nextLink" && n.Kind is ImportNoteKind.Problem);
    }

    [Theory]
    [InlineData("{ }\n{ }", 2, "has more than one JSON value; put each into a separate file")]
    [InlineData("// ours\nusing './main.bicep'\n", 2, "az bicep build-params")]
    [InlineData("@description('x')\nparam a string\n", 1, "compiled first: az bicep build --file FILE")]
    public void An_unsupported_file_is_an_error_with_the_next_step(string text, int line, string message)
    {
        var error = Assert.Single(Assert.Throws<CatalogException>(() => TemplateImporter.Import([new("sample.json", text)], new())).Errors);

        Assert.Equal(line, error.Line);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_file_instead_of_a_template_is_an_error()
    {
        var result = TemplateImporter.Import([new("p.json", """{ "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#", "parameters": { } }""")], new());

        Assert.Contains(result.Notes, n => n.Message == "is a parameter file; pass it with --parameters");
    }

    private static string Template(string expression) => $$"""
        { "parameters": { "open": { "type": "string" } },
          "resources": [{ "type": "Microsoft.VirtualMachineImages/imageTemplates", "apiVersion": "2024-02-01", "name": "web", "properties": {
            "source": { "type": "PlatformImage", "publisher": "canonical", "offer": "o", "sku": "s" },
            "distribute": [{ "type": "VHD", "runOutputName": "[concat('out-', {{expression}})]" }] } }] }
        """;

    private static ImportResult Import(string expression, params (string Key, string Value)[] values) =>
        TemplateImporter.Import([new("sample.json", Template(expression))], new() { Values = values.ToDictionary(v => v.Key, v => v.Value) });

    private static ImageSpec Load(ImportedImage image) => Assert.Single(ImageCatalog.Load([new($"{image.Name}.yaml", image.Yaml)]).Images);
}
