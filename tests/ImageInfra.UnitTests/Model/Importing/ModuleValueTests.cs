using ImageInfra.Import.Contract;
using ImageInfra.Import.Conversion;

namespace ImageInfra.UnitTests.Model.Importing;

/// <summary>Parameters of modules: under a condition, unknown, and in several modules.</summary>
public sealed class ModuleValueTests
{
    [Theory]
    [InlineData("\"[if(parameters('on'), createObject('value', 'a'), createObject('value', 'b'))]\"", "a", "")]
    [InlineData("{ \"value\": \"x\" }", "x", "")]
    [InlineData("{ \"value\": null }", "otherwise", "")]
    [InlineData("{ \"reference\": { \"keyVault\": { \"id\": \"i\" }, \"secretName\": \"s\" } }", "<unresolved: parameters('label')>", "one.label two.label")]
    [InlineData("\"[if(parameters('unknown'), createObject('value', 'a'), createObject('value', 'b'))]\"", "<unresolved: parameters('label')>", "unknown")]
    [InlineData("\"[if(parameters('unknown'), createObject('value', 'a'), createObject('value', 'a'))]\"", "a", "")]
    [InlineData("{ \"value\": \"[parameters('open')]\" }", "<unresolved: parameters('open')>", "open")]
    public void An_input_is_evaluated_or_asked_for_by_what_decides_it(string input, string expected, string keys)
    {
        var result = Import(Template(input));

        Assert.Equal(["one", "two"], result.Images.Select(i => i.Name));
        Assert.Equal(keys.Split(' ', StringSplitOptions.RemoveEmptyEntries), result.Images.SelectMany(i => i.Notes).Select(n => n.Key).OfType<string>().Distinct());
        if (keys.Length == 0)
        {
            Assert.All(result.Images, i => Assert.Contains($"label: {expected}", i.Yaml, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Each_module_has_its_own_answer()
    {
        const string Secret = "{ \"reference\": { \"keyVault\": { \"id\": \"i\" }, \"secretName\": \"s\" } }";

        var result = Import(Template(Secret), ("one.label", "first"), ("two.label", "second"));

        Assert.True(result.IsComplete);
        Assert.Contains("label: first", result.Images[0].Yaml, StringComparison.Ordinal);
        Assert.Contains("label: second", result.Images[1].Yaml, StringComparison.Ordinal);
    }

    [Fact]
    public void The_group_of_a_module_is_the_group_of_its_ids()
    {
        var result = Import("""
            { "resources": [{ "type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "m", "subscriptionId": "s1", "resourceGroup": "rg1",
              "properties": { "expressionEvaluationOptions": { "scope": "inner" }, "template": { "resources": [{ "type": "Microsoft.VirtualMachineImages/imageTemplates", "apiVersion": "2024-02-01", "name": "it", "properties": {
                "source": { "type": "PlatformImage", "publisher": "canonical", "offer": "o", "sku": "s" },
                "distribute": [{ "type": "ManagedImage", "runOutputName": "o", "imageId": "[resourceId('Microsoft.Compute/images', 'i')]", "location": "[resourceGroup().location]" }] } }] } } }] }
            """);

        Assert.Contains("imageId: /subscriptions/s1/resourceGroups/rg1/providers/Microsoft.Compute/images/i", result.Images[0].Yaml, StringComparison.Ordinal);
        Assert.Equal(["m.resourceGroup().location"], result.Images[0].Notes.Select(n => n.Key).OfType<string>());
    }

    [Fact]
    public void A_linked_template_is_imported_with_its_parameters()
    {
        const string Main = """
            { "resources": [{ "type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "linked", "properties": {
                "templateLink": { "uri": "[uri(deployment().properties.templateLink.uri, 'nested/image.json')]" }, "parameters": { "sku": { "value": "server" } } } }] }
            """;
        const string Linked = """
            { "parameters": { "sku": { "type": "string" } }, "resources": [{ "type": "Microsoft.VirtualMachineImages/imageTemplates", "apiVersion": "2024-02-01", "name": "it", "properties": {
                "source": { "type": "PlatformImage", "publisher": "canonical", "offer": "o", "sku": "[parameters('sku')]" }, "distribute": [{ "type": "VHD", "runOutputName": "o" }] } }] }
            """;

        var alone = TemplateImporter.Import([new("main.json", Main.Replace("[uri(deployment().properties.templateLink.uri, 'nested/image.json')]", "https://example.com/nested/image.json?sv=1", StringComparison.Ordinal))], new());
        var both = TemplateImporter.Import([new("main.json", Main.Replace("[uri(deployment().properties.templateLink.uri, 'nested/image.json')]", "https://example.com/nested/image.json?sv=1", StringComparison.Ordinal)), new("nested/image.json", Linked)], new());

        Assert.False(alone.IsComplete);
        Assert.Contains(alone.Notes, n => n.Message.Contains("imageinfra import main.json image.json", StringComparison.Ordinal));
        Assert.Contains("sku: server", Assert.Single(both.Images).Yaml, StringComparison.Ordinal);
        Assert.True(both.IsComplete, string.Join('\n', both.Notes));
    }

    private static string Template(string input)
    {
        string Module(string name) => $$"""
            { "type": "Microsoft.Resources/deployments", "apiVersion": "2022-09-01", "name": "{{name}}", "properties": {
              "expressionEvaluationOptions": { "scope": "inner" }, "parameters": { "name": { "value": "{{name}}" }, "label": {{input}} },
              "template": { "parameters": { "name": { "type": "string" }, "label": { "type": "string", "defaultValue": "otherwise" } },
                "resources": [{ "type": "Microsoft.VirtualMachineImages/imageTemplates", "apiVersion": "2024-02-01", "name": "[parameters('name')]", "tags": { "label": "[parameters('label')]" }, "properties": {
                  "source": { "type": "PlatformImage", "publisher": "canonical", "offer": "o", "sku": "s" }, "distribute": [{ "type": "VHD", "runOutputName": "o" }] } }] } } }
            """;
        return $$"""
            { "parameters": { "on": { "type": "bool", "defaultValue": true }, "unknown": { "type": "bool" }, "open": { "type": "string" } }, "resources": [ {{Module("one")}}, {{Module("two")}} ] }
            """;
    }

    private static ImportResult Import(string text, params (string Key, string Value)[] values) =>
        TemplateImporter.Import([new("sample.json", text)], new() { Values = values.ToDictionary(v => v.Key, v => v.Value) });
}
