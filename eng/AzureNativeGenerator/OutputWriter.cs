namespace ImageInfra.AzureNativeGenerator;

/// <summary>Writes the result types: nested objects and results of functions.</summary>
internal sealed class OutputWriter(CSharpTypes types)
{
    public void Write(SourceText source, string name, IReadOnlyList<SchemaProperty> properties)
    {
        source.Line("");
        source.Line("[OutputType]");
        source.Open($"public sealed class {name}");
        foreach (var property in properties)
        {
            source.Line($"public readonly {types.ToRead(property)} {CSharpNames.Property(property.Name)};");
        }

        source.Line("[OutputConstructor]");
        source.Open($"private {name}({string.Join(", ", properties.Select(p => $"{types.ToRead(p)} {CSharpNames.Parameter(p.Name)}"))})");
        foreach (var property in properties)
        {
            source.Line($"{CSharpNames.Property(property.Name)} = {CSharpNames.Parameter(property.Name)};");
        }

        source.Close();
        source.Close();
    }
}
