using System.Text.Json.Nodes;
using ImageInfra.Driver.Export;
using ImageInfra.Import.Contract;
using ImageInfra.Import.Conversion;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model.Importing;

[Collection(PulumiCollection.Name)]
public sealed class SampleTemplateTests
{
    public static TheoryData<string> Names => SampleTemplates.Names;

    [SampleTheory]
    [MemberData(nameof(Names))]
    public void Without_values_each_unresolved_value_is_noted_and_refused(string name)
    {
        var file = SampleTemplates.File(name);

        var image = Assert.Single(TemplateImporter.Import([file], new()).Images);

        var open = image.Notes.Where(n => n.Kind is ImportNoteKind.Unresolved).ToList();
        Assert.NotEmpty(open);
        Assert.All(open, note => Assert.InRange(note.Line, 1, file.Text.Split('\n').Length));
        var errors = Assert.Throws<CatalogException>(() => ImageCatalog.Load([new($"{image.Name}.yaml", image.Yaml)])).Errors;
        Assert.All(open.Where(n => n.Path != "apiVersion"), note => Assert.Contains(errors, e => e.Message.StartsWith($"is unresolved: {note.Message.Split(" is unknown")[0]};", StringComparison.Ordinal)));
    }

    [SampleTheory]
    [MemberData(nameof(Names))]
    public async Task With_values_the_loader_and_the_schema_accept_the_file(string name)
    {
        var image = Import(name);

        Assert.DoesNotContain(image.Notes, n => n.Kind > ImportNoteKind.Attention);
        Assert.Empty(await EditorSchema.ProblemsAsync(image.Yaml));
        Assert.Equal(image.Name, Assert.Single(ImageCatalog.Load([new($"{image.Name}.yaml", image.Yaml)]).Images).Name);
    }

    [SampleTheory]
    [MemberData(nameof(Names))]
    public async Task An_export_equals_the_original_except_for_documented_rules(string name)
    {
        var image = Import(name);
        var settings = SomeStack.Settings();
        var catalog = ImageCatalog.Load([new($"{image.Name}.yaml", image.Yaml)]);

        var exported = await TemplateExport.OfAsync(new(catalog, settings), image.Name, SampleTemplates.Values["subscriptionID"]);

        var expected = ImportNormalisation.Apply(SampleTemplates.Resource(name), image.Name, (string)exported["name"]!, settings);
        Assert.True(JsonNode.DeepEquals(expected, exported), $"expected {expected}\nexported {exported}");
    }

    private static ImportedImage Import(string name) =>
        Assert.Single(TemplateImporter.Import([SampleTemplates.File(name)], new() { Values = SampleTemplates.Values }).Images);
}
