using ImageInfra.AzureNativeGenerator;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Offline;

/// <summary>Tests that the stand-in for azure-native is the generator's current output.</summary>
public sealed class GeneratedStandInTests
{
    private static readonly string s_folder = Path.Combine(RepositoryFiles.Root, "offline", "Pulumi.AzureNative", "Generated");

    [MemberListFact]
    public void The_committed_files_equal_the_output_of_the_generator()
    {
        var expected = StandInSources.From(SchemaReader.Read(File.ReadAllText(MemberLists.Schema)));

        var committed = Directory.EnumerateFiles(s_folder).ToDictionary(f => Path.GetFileName(f), File.ReadAllText);

        Assert.Equal(expected.Keys, committed.Keys.Order(StringComparer.Ordinal));
        Assert.All(expected, file => Assert.Equal(file.Value, committed[file.Key]));
    }

    [Fact]
    public void The_generator_writes_a_resource_its_nested_types_and_its_defaults()
    {
        var files = StandInSources.From(SchemaReader.Read("""
            {
              "name": "azure-native",
              "language": { "csharp": { "namespaces": { "azure-native": "AzureNative", "toys": "Toys" } } },
              "config": {},
              "provider": {},
              "types": {
                "azure-native:toys:Wheel": { "properties": { "size": { "type": "integer" } } },
                "azure-native:toys:Colour": { "enum": [{ "value": "dark-red" }, { "name": "Any", "value": "*" }] }
              },
              "resources": {
                "azure-native:toys:Car": {
                  "properties": { "name": { "type": "string" } },
                  "required": ["name"],
                  "inputProperties": {
                    "colour": { "$ref": "#/types/azure-native:toys:Colour", "default": "dark-red" },
                    "key": { "type": "string", "secret": true },
                    "wheels": { "type": "array", "items": { "$ref": "#/types/azure-native:toys:Wheel" } }
                  },
                  "requiredInputs": ["wheels"]
                }
              }
            }
            """));

        Assert.Equal(["Provider.g.cs", "Toys.Enums.g.cs", "Toys.Inputs.g.cs", "Toys.Resources.g.cs"], files.Keys);
        Assert.Contains("public static Colour DarkRed { get; } = new(\"dark-red\");", files["Toys.Enums.g.cs"], StringComparison.Ordinal);
        Assert.Contains("public sealed class WheelArgs : ResourceArgs", files["Toys.Inputs.g.cs"], StringComparison.Ordinal);
        var resources = files["Toys.Resources.g.cs"];
        Assert.Contains("public Car(string name, CarArgs args, CustomResourceOptions? options = null)", resources, StringComparison.Ordinal);
        Assert.Contains("[Input(\"wheels\", required: true)] private InputList<Inputs.WheelArgs>? _wheels;", resources, StringComparison.Ordinal);
        Assert.Contains("Colour = global::Pulumi.AzureNative.Toys.Colour.DarkRed;", resources, StringComparison.Ordinal);
        Assert.Contains("Output.CreateSecret", resources, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "type": "number" }""", "the generator does not support the property type 'number' in the schema")]
    [InlineData("""{ "$ref": "other.json#/types/x" }""", "the generator does not support the reference 'other.json#/types/x' in the schema")]
    public void An_unknown_type_is_refused(string type, string message)
    {
        var schema = $$"""
            {
              "name": "azure-native",
              "language": { "csharp": { "namespaces": {} } },
              "config": { "variables": { "x": {{type}} } },
              "provider": {}
            }
            """;

        var error = Assert.Throws<NotSupportedException>(() => SchemaReader.Read(schema));

        Assert.Equal(message, error.Message);
    }
}
