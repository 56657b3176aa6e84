using ImageInfra.Import.Contract;
using ImageInfra.Import.Conversion;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;

namespace ImageInfra.UnitTests.Model.Importing;

/// <summary>Tests deployment templates with other resources, as Bicep compiles them.</summary>
public sealed class ModuleImportTests
{
    private const string Definition = """
        { "type": "Microsoft.Compute/galleries/images", "apiVersion": "2023-07-03", "name": "[format('gal/{0}', parameters('name'))]",
          "properties": { "osType": "Linux", "osState": "[parameters('nobodySays')]", "hyperVGeneration": "V2", "identifier": { "publisher": "contoso", "offer": "linux", "sku": "[parameters('name')]" } } }
        """;

    private const string Template = """
        { "type": "Microsoft.VirtualMachineImages/imageTemplates", "apiVersion": "2024-02-01", "name": "it",
          "properties": {
            "source": { "type": "PlatformImage", "publisher": "canonical", "offer": "ubuntu-24_04-lts", "sku": "server" },
            "distribute": [{ "type": "SharedImage", "runOutputName": "out", "galleryImageId": "[parameters('target')]" }] } }
        """;

    [Theory]
    [InlineData("\"def\": ", "\"tpl\": ", "def", "reference('def').outputs.id.value", "{", "}")]
    [InlineData("", "", "[format('def-{0}', 'x')]", "reference(resourceId('Microsoft.Resources/deployments', format('def-{0}', 'x')), '2022-09-01').outputs.id.value", "[", "]")]
    [InlineData("", "", "def", "reference(extensionResourceId('/subscriptions/s/resourceGroups/g', 'Microsoft.Resources/deployments', 'def'), '2022-09-01').outputs.id.value", "[", "]")]
    public void A_module_uses_the_outputs_of_another_module(string symbolOfDefinition, string symbolOfTemplate, string deployment, string output, string open, string close)
    {
        var image = Complete($$"""
            { "parameters": { "imageName": { "type": "string" } },
              "resources": {{open}}
                {{symbolOfDefinition}}{{Module(deployment, "\"name\": { \"value\": \"[parameters('imageName')]\" }", Definition, "\"id\": { \"type\": \"string\", \"value\": \"[resourceId('Microsoft.Compute/galleries/images', 'gal', parameters('name'))]\" }")}},
                {{symbolOfTemplate}}{{Module("tpl", $"\"target\": {{ \"value\": \"[{output}]\" }}", Template)}}
              {{close}} }
            """, ("imageName", "web"));

        Assert.Equal("web", image.Name);
        Assert.Equal(new ImageIdentifier("contoso", "linux", "web"), Load(image).Definition.Identifier);
    }

    [Fact]
    public void Each_module_of_a_loop_uses_outputs_of_its_own_iteration()
    {
        var loop = ", \"copy\": { \"name\": \"loop\", \"count\": \"[length(parameters('names'))]\" } }";
        var result = Import($$"""
            { "languageVersion": "2.0", "parameters": { "names": { "type": "array", "defaultValue": ["a1", "b2"] } },
              "resources": {
                "def": {{Module("[format('def-{0}', copyIndex())]", "\"name\": { \"value\": \"[parameters('names')[copyIndex()]]\" }", Definition, "\"id\": { \"value\": \"[resourceId('Microsoft.Compute/galleries/images', 'gal', parameters('name'))]\" }")[..^1]}}{{loop}},
                "tpl": {{Module("[format('tpl-{0}', copyIndex())]", "\"target\": { \"value\": \"[reference(format('def[{0}]', copyIndex())).outputs.id.value]\" }", Template)[..^1]}}{{loop}} } }
            """);

        Assert.Equal(["a1", "b2"], result.Images.Select(i => i.Name));
        Assert.True(result.IsComplete, string.Join('\n', result.Images.SelectMany(i => i.Notes)));
    }

    [Fact]
    public void A_whole_body_that_one_expression_merges_is_evaluated()
    {
        var image = Complete("""
            { "definitions": { "sourceType": { "type": "object" } },
              "parameters": { "source": { "$ref": "#/definitions/sourceType" }, "steps": { "type": "array" } },
              "resources": [{ "type": "Microsoft.VirtualMachineImages/imageTemplates", "apiVersion": "2024-02-01", "name": "it",
                "properties": "[shallowMerge(createArray(createObject('source', parameters('source')), if(empty(parameters('steps')), createObject(), createObject('customize', parameters('steps'))), createObject('distribute', map(range(0, 1), lambda('i', createObject('type', 'VHD', 'runOutputName', format('out{0}', lambdaVariables('i'))))))))]" }] }
            """, ("source", """{ "type": "PlatformImage", "publisher": "canonical", "offer": "o", "sku": "s" }"""), ("steps", """[{ "type": "Shell", "inline": ["true"] }]"""));

        var template = Load(image).Template;
        Assert.Equal("out0", Assert.Single(template.Distribute).RunOutputName);
        Assert.Equal(["true"], Assert.IsType<Step.Shell>(Assert.Single(template.Customize)).Inline);
    }

    [Fact]
    public void Unknown_bodies_and_tags_are_marked_not_omitted()
    {
        var image = Assert.Single(Import("""
            { "parameters": { "body": { "type": "object" }, "labels": { "type": "object" } },
              "resources": [{ "type": "Microsoft.VirtualMachineImages/imageTemplates", "apiVersion": "2024-02-01", "name": "it", "tags": "[parameters('labels')]", "properties": "[parameters('body')]" }] }
            """).Images);

        Assert.Contains("template: \"<unresolved: parameters('body')>\"", image.Yaml, StringComparison.Ordinal);
        Assert.Contains("tags: \"<unresolved: parameters('labels')>\"", image.Yaml, StringComparison.Ordinal);
        Assert.Equal(["body", "labels"], image.Notes.Select(n => n.Key).OfType<string>().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Loops_and_conditions_of_other_resources_are_ignored()
    {
        var result = Import($$"""
            { "parameters": { "locks": { "type": "array" }, "steps": { "type": "int" }, "target": { "type": "string", "defaultValue": "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/galleries/g/images/web" } },
              "resources": [
                { "type": "Microsoft.Authorization/locks", "name": "l", "copy": { "name": "locks", "count": "[length(parameters('locks'))]" } },
                { "type": "Microsoft.Authorization/roleAssignments", "name": "r", "condition": "[equals(deployment().name, 'x')]" },
                {{Template}} ] }
            """);

        Assert.True(result.IsComplete);
        Assert.Empty(result.Notes);
    }

    [Fact]
    public void A_loop_with_an_unknown_count_asks_for_the_parts_of_its_count()
    {
        var image = Assert.Single(Import("""
            { "parameters": { "count": { "type": "int" } },
              "resources": [{ "type": "Microsoft.VirtualMachineImages/imageTemplates", "apiVersion": "2024-02-01", "name": "it", "properties": {
                "source": { "type": "PlatformImage", "publisher": "canonical", "offer": "o", "sku": "s" },
                "copy": [{ "name": "customize", "count": "[add(parameters('count'), 1)]", "input": { "type": "Shell", "inline": ["true"] } }],
                "distribute": [{ "type": "VHD", "runOutputName": "out" }] } }] }
            """).Images);

        Assert.Equal("count", Assert.Single(image.Notes, n => n.Kind is ImportNoteKind.Unresolved).Key);
    }

    // Its expressions are evaluated in their own scope.
    private static string Module(string name, string parameters, string resource, string outputs = "") => $$"""
        { "type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "{{name}}",
          "properties": { "expressionEvaluationOptions": { "scope": "inner" }, "mode": "Incremental", "parameters": { {{parameters}} },
            "template": { "parameters": { "name": { "type": "string" }, "target": { "type": "string" } }, "resources": [ {{resource}} ], "outputs": { {{outputs}} } } } }
        """;

    private static ImportResult Import(string text, params (string Key, string Value)[] values) =>
        TemplateImporter.Import([new("sample.json", text)], new() { Values = values.ToDictionary(v => v.Key, v => v.Value) });

    private static ImportedImage Complete(string text, params (string Key, string Value)[] values)
    {
        var result = Import(text, values);
        var image = Assert.Single(result.Images);
        Assert.True(result.IsComplete, $"{string.Join('\n', image.Notes)}\n{image.Yaml}");
        return image;
    }

    private static ImageSpec Load(ImportedImage image) => Assert.Single(ImageCatalog.Load([new($"{image.Name}.yaml", image.Yaml)]).Images);
}
