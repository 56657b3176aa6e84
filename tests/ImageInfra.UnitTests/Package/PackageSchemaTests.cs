using System.Text.Json.Nodes;
using ImageInfra.Model.Settings;
using ImageInfra.Package.Schemas;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Package;

public sealed class PackageSchemaTests
{
    private static readonly string s_file = Path.Combine(RepositoryFiles.Root, "infra", "ImageInfra.Package", "schema.json");

    private readonly JsonObject _schema = JsonNode.Parse(PackageSchema.Create("0.1.0"))!.AsObject();

    [Fact]
    public void The_schema_file_is_current()
    {
        var current = PackageSchema.Create("0.1.0");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(s_file, current);
        }

        Assert.True(File.ReadAllText(s_file) == current, $"{s_file} is not current; run the test with UPDATE_SNAPSHOTS=1 and review the change");
    }

    [Fact]
    public void Every_setting_is_an_input_or_only_for_the_driver() =>
        Assert.Equal(
            SettingsReader.Keys.Order(StringComparer.Ordinal),
            PackageComponents.Factory.Settings.Concat(PackageComponents.DriverSettings).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_reference_is_to_a_type_of_the_schema()
    {
        var types = _schema["types"]!.AsObject().Select(t => $"#/types/{t.Key}").ToHashSet();

        Assert.Subset(types, References(_schema).ToHashSet());
        Assert.Empty(types.Except(References(_schema)));
    }

    [Fact]
    public void Only_ids_of_other_resources_are_not_plain()
    {
        var inputs = _schema["resources"]!.AsObject()
            .SelectMany(r => r.Value!["inputProperties"]!.AsObject())
            .Where(i => i.Value!["plain"] is null)
            .Select(i => i.Key);

        Assert.Equal(["identityId", "definitionId"], inputs);
    }

    [Fact]
    public void Every_property_has_a_description()
    {
        var properties = _schema["types"]!.AsObject().SelectMany(t => t.Value!["properties"]?.AsObject().ToList() ?? [])
            .Concat(_schema["resources"]!.AsObject().SelectMany(r => r.Value!["inputProperties"]!.AsObject().Concat(r.Value!["properties"]!.AsObject())));

        Assert.Empty(properties.Where(p => p.Value!["description"]?.ToString() is not { Length: > 0 }).Select(p => p.Key));
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(p => p.Key == "$ref" ? [p.Value!.ToString()] : References(p.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };
}
