using ImageInfra.Import.Contract;
using ImageInfra.Import.Conversion;

namespace ImageInfra.UnitTests.Model.Importing;

/// <summary>Which image definition of the files a template distributes to.</summary>
public sealed class ImportedDefinitionTests
{
    [Theory]
    // The target is partly known, or one of several ids of one definition.
    [InlineData("[resourceId('Microsoft.Compute/galleries/images', 'gal', 'web')]", "gal/web", "")]
    [InlineData("[concat(resourceId('Microsoft.Compute/galleries/images', 'gal', 'web'), '/versions/', utcNow())]", "gal/web", "")]
    [InlineData("[if(parameters('pinned'), concat(resourceId('Microsoft.Compute/galleries/images', 'gal', 'web'), '/versions/1.0.0'), resourceId('Microsoft.Compute/galleries/images', 'gal', 'web'))]", "gal/web", "")]
    [InlineData("[resourceId('Microsoft.Compute/galleries/images', parameters('gallery'), 'web')]", "[concat(parameters('gallery'), '/web')]", "")]
    [InlineData("[concat(parameters('galleryId'), '/images/web')]", "gal/web", "galleryId")]
    [InlineData("[parameters('target')]", "gal/web", "target")]
    [InlineData("/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/galleries/gal/images/<image>", "gal/web", "image")]
    [InlineData("[resourceId('Microsoft.Compute/galleries/images', 'gal', 'web')]", "[concat(parameters('gallery'), '/web')]", "gallery")]
    public void A_definition_is_found_or_asked_for(string target, string name, string key)
    {
        var image = Assert.Single(Import(target, name).Images);

        Assert.Equal(key.Length == 0, image.Yaml.Contains("publisher: contoso", StringComparison.Ordinal));
        Assert.Equal(key.Length == 0, image.Yaml.Contains("hyperVGeneration: V1", StringComparison.Ordinal));
        Assert.Equal(key.Length == 0 ? [] : [key], image.Notes.Where(n => n.Path == "definition").Select(n => n.Key));
        Assert.Equal(key.Length == 0, image.IsComplete);
    }

    [Theory]
    [InlineData("/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/galleries/other/images/web", "gal/web")]
    [InlineData("[resourceId('Microsoft.Compute/galleries/images', 'gal', concat('db-', parameters('pinned')))]", "gal/web")]
    public void Another_definition_is_not_used(string target, string name)
    {
        var image = Assert.Single(Import(target, name).Images);

        Assert.DoesNotContain("contoso", image.Yaml, StringComparison.Ordinal);
        Assert.DoesNotContain(image.Notes, n => n.Path == "definition");
    }

    [Fact]
    public void An_answer_finds_the_definition()
    {
        const string Id = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/galleries/gal/images/web/versions/1.2.3";

        var image = Assert.Single(Import("[parameters('target')]", "gal/web", ("target", Id)).Images);

        Assert.True(image.IsComplete, string.Join('\n', image.Notes));
        Assert.Contains("offer: linux", image.Yaml, StringComparison.Ordinal);
        Assert.Contains(image.Notes, n => n.Message.StartsWith("has the version 1.2.3", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"apiVersion\": \"[parameters('api')]\"", "api")]
    [InlineData("\"apiVersion\": \"<api>\"", "api")]
    public void An_unknown_api_version_is_asked_for(string apiVersion, string key)
    {
        var text = Template("/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/galleries/gal/images/web", "gal/web").Replace("\"apiVersion\": \"2024-02-01\"", apiVersion, StringComparison.Ordinal);

        var image = Assert.Single(TemplateImporter.Import([new("sample.json", text)], new()).Images);
        var given = TemplateImporter.Import([new("sample.json", text)], new() { Values = new Dictionary<string, string> { [key] = "2022-07-01" } });

        Assert.Equal(("apiVersion", key), Assert.Single(image.Notes.Where(n => n.Kind is ImportNoteKind.Unresolved).Select(n => (n.Path, n.Key))));
        Assert.True(given.IsComplete);
    }

    [Fact]
    public void A_definition_without_generation_and_api_version_is_not_guessed()
    {
        var text = Template("/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/galleries/gal/images/web", "gal/web")
            .Replace("\"hyperVGeneration\": \"V1\",", "", StringComparison.Ordinal).Replace("\"apiVersion\": \"2023-07-03\",", "", StringComparison.Ordinal);

        var image = Assert.Single(TemplateImporter.Import([new("sample.json", text)], new()).Images);

        Assert.Contains("hyperVGeneration: '<unresolved: V1 or V2>'", image.Yaml, StringComparison.Ordinal);
        Assert.False(image.IsComplete);
    }

    [Theory]
    [InlineData("[parameters('pinned')]", true, "pinned")]
    [InlineData("[equals(parameters('api'), 'x')]", true, "api")]
    [InlineData("[and(parameters('pinned'), false())]", false, "")]
    [InlineData("[not(empty(resourceGroup().name))]", true, "")]
    public void A_condition_decides_or_is_asked_for(string condition, bool isImported, string key)
    {
        var text = Template("/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/galleries/gal/images/web", "gal/web")
            .Replace("\"apiVersion\": \"2024-02-01\"", $"\"condition\": \"{condition}\", \"apiVersion\": \"2024-02-01\"", StringComparison.Ordinal);

        var images = TemplateImporter.Import([new("sample.json", text)], new()).Images;

        Assert.Equal(isImported ? 1 : 0, images.Count);
        Assert.Equal(key.Length == 0 ? [] : [key], images.SelectMany(i => i.Notes).Where(n => n.Kind is ImportNoteKind.Unresolved).Select(n => n.Key));
    }

    [Fact]
    public void Tags_of_a_stack_are_dropped_from_its_own_templates()
    {
        var text = Template("/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/galleries/gal/images/web", "gal/web")
            .Replace("\"runOutputName\": \"o\"", "\"runOutputName\": \"o\", \"artifactTags\": { \"imageinfra-image\": \"web\", \"team\": \"web\" }", StringComparison.Ordinal)
            .Replace("\"apiVersion\": \"2024-02-01\"", "\"tags\": { \"ImageInfra-Stack\": \"dev\", \"cost\": \"1\" }, \"apiVersion\": \"2024-02-01\"", StringComparison.Ordinal);

        var image = Assert.Single(TemplateImporter.Import([new("sample.json", text)], new()).Images);

        Assert.DoesNotContain("imageinfra-", image.Yaml, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("tags:\n  cost: \"1\"", image.Yaml, StringComparison.Ordinal);
        Assert.Contains("artifactTags:\n        team: web", image.Yaml, StringComparison.Ordinal);
        Assert.Equal(["tags.ImageInfra-Stack", "properties.distribute[0].artifactTags.imageinfra-image"], image.Notes.Where(n => n.Message.StartsWith("is omitted, because ImageInfra sets this tag", StringComparison.Ordinal)).Select(n => n.Path).OrderByDescending(p => p.Length == 21));
    }

    private static ImportResult Import(string target, string name, params (string Key, string Value)[] values) =>
        TemplateImporter.Import([new("sample.json", Template(target, name))], new() { Values = values.ToDictionary(v => v.Key, v => v.Value) });

    private static string Template(string target, string name) => $$"""
        { "parameters": { "pinned": { "type": "bool" }, "gallery": { "type": "string" }, "galleryId": { "type": "string" }, "target": { "type": "string" }, "api": { "type": "string" } },
          "resources": [
            { "type": "Microsoft.Compute/galleries/images", "apiVersion": "2023-07-03", "name": "{{name}}",
              "properties": { "osType": "Linux", "hyperVGeneration": "V1", "identifier": { "publisher": "contoso", "offer": "linux", "sku": "base" } } },
            { "type": "Microsoft.VirtualMachineImages/imageTemplates", "apiVersion": "2024-02-01", "name": "it", "properties": {
                "source": { "type": "PlatformImage", "publisher": "canonical", "offer": "o", "sku": "s" },
                "distribute": [{ "type": "SharedImage", "runOutputName": "o", "galleryImageId": "{{target}}" }] } } ] }
        """;
}
