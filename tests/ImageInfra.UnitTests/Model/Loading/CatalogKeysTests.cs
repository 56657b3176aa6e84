using ImageInfra.Model.Catalog;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model.Loading;

/// <summary>Tests the key table of the catalog, and the files generated from it.</summary>
public sealed class CatalogKeysTests
{
    private const string Write = "dotnet run --project src/ImageInfra.Cli -- schema";

    [Fact]
    public void The_schema_in_the_repository_is_up_to_date() =>
        AssertWritten("infra/images/image.schema.json", ImageSchema.Create(), Write);

    [Fact]
    public void The_schema_of_fragments_in_the_repository_is_up_to_date() =>
        AssertWritten("infra/fragments/fragment.schema.json", ImageSchema.CreateOfFragments(), $"{Write} --fragments");

    [Fact]
    public void The_schema_of_the_policy_in_the_repository_is_up_to_date() =>
        AssertWritten("infra/policy.schema.json", ImageSchema.CreateOfPolicy(), $"{Write} --policy");

    [Fact]
    public void The_reference_page_in_the_repository_is_up_to_date() =>
        AssertWritten("docs/catalog.md", CatalogReference.Create(), $"{Write} --markdown");

    [Fact]
    public void Every_file_of_the_catalog_names_its_schema() => Assert.All(
        Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root, "infra", "images"), "*.yaml"),
        file => Assert.Equal("# yaml-language-server: $schema=./image.schema.json", File.ReadLines(file).First()));

    [Fact]
    public void The_loader_accepts_the_example_of_every_key() => Assert.All(
        Mappings(new KeyType.Mapping(ImageKeys.All)).SelectMany(m => m.Keys.Select(k => (Mapping: m, Key: k))).Where(k => HoldsValue(k.Key.Type)),
        k => Assert.Empty(Problems(k.Mapping, k.Key, k.Key.Example ?? "{ no: example }")));

    [Fact]
    public void The_loader_accepts_every_default() => Assert.All(
        Mappings(new KeyType.Mapping(ImageKeys.All)).SelectMany(m => m.Keys.Select(k => (Mapping: m, Key: k))).Where(k => k.Key.Default is not null),
        k => Assert.Empty(Problems(k.Mapping, k.Key, k.Key.Default!)));

    [Fact]
    public void A_description_of_an_unread_key_is_detected()
    {
        var keys = new MappingKeys("x", "", new KeyDescription("a", new KeyType.Flag(), "Never read."));

        var e = Assert.Throws<InvalidOperationException>(() => Reader(keys, "a: true", []).Close());

        Assert.Equal("'a' is described as a key of 'x' but never read", e.Message);
    }

    private static void AssertWritten(string file, string expected, string command)
    {
        var path = Path.Combine(RepositoryFiles.Root, file);
        Assert.True(File.Exists(path) && File.ReadAllText(path) == expected, $"{file} is stale; write it anew: {command} > {file}");
    }

    private static List<CatalogError> Problems(MappingKeys keys, KeyDescription key, string value)
    {
        var errors = new List<CatalogError>();
        var reader = Reader(keys, $"{key.Name}: {value}", errors);
        object? read = key.Type switch
        {
            KeyType.Text => reader.Text(key.Name),
            KeyType.Number => reader.Number(key.Name),
            KeyType.Flag => reader.Flag(key.Name),
            KeyType.Choice => reader.Choice(key.Name),
            KeyType.TagMap => TagsReader.Read(reader, key.Name),
            KeyType.List { Item: KeyType.Number } => reader.Numbers(key.Name),
            _ => reader.Texts(key.Name),
        };
        Assert.True(read is not null || errors.Count > 0, key.Name);
        return errors;
    }

    private static MappingReader Reader(MappingKeys keys, string yaml, List<CatalogError> errors)
    {
        var file = new FileErrors("x.yaml", errors);
        return new(YamlFileReader.Read(new("x.yaml", yaml), file)!, "", file, keys);
    }

    private static bool HoldsValue(KeyType type) =>
        type is not (KeyType.Mapping or KeyType.Union or KeyType.Map or KeyType.List { Item: KeyType.Mapping or KeyType.Union or KeyType.Map });

    private static IEnumerable<MappingKeys> Mappings(KeyType type) => type switch
    {
        KeyType.Mapping mapping => mapping.Keys.Keys.SelectMany(k => Mappings(k.Type)).Prepend(mapping.Keys),
        KeyType.Union union => union.Variants.SelectMany(v => v.Keys.SelectMany(k => Mappings(k.Type)).Prepend(v)),
        KeyType.List list => Mappings(list.Item),
        _ => [],
    };
}
