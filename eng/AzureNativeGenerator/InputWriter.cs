using System.Text.Json;

namespace ImageInfra.AzureNativeGenerator;

/// <summary>Writes the argument types of resources, nested objects and functions.</summary>
internal sealed class InputWriter(CSharpTypes types)
{
    /// <summary>Writes a type whose properties accept outputs of other resources.</summary>
    /// <param name="source">The file to write to.</param>
    /// <param name="name">The name of the type.</param>
    /// <param name="parent">The base type.</param>
    /// <param name="properties">The properties.</param>
    /// <param name="areJson">Whether values other than texts are sent as JSON, as for provider settings.</param>
    public void WriteArgs(SourceText source, string name, string parent, IReadOnlyList<SchemaProperty> properties, bool areJson = false)
    {
        source.Line("");
        source.Open($"public sealed class {name} : {parent}");
        foreach (var property in properties)
        {
            WriteInput(source, property, areJson && property.Type is not SchemaType.Text);
        }

        WriteDefaults(source, name, properties);
        source.Line($"public static new {name} Empty => new();");
        source.Close();
    }

    /// <summary>Writes a type whose properties are plain values.</summary>
    public void WritePlainArgs(SourceText source, string name, IReadOnlyList<SchemaProperty> properties)
    {
        source.Line("");
        source.Open($"public sealed class {name} : InvokeArgs");
        foreach (var property in properties)
        {
            var declaration = property.IsRequired
                ? $"{types.ToSet(property.Type)} {CSharpNames.Property(property.Name)} {{ get; set; }} = null!;"
                : $"{types.ToSet(property.Type)}? {CSharpNames.Property(property.Name)} {{ get; set; }}";
            source.Line($"{Attribute(property, isJson: false)} public {declaration}");
        }

        WriteDefaults(source, name, properties);
        source.Line($"public static new {name} Empty => new();");
        source.Close();
    }

    private static string Attribute(SchemaProperty property, bool isJson) =>
        $"[Input({CSharpNames.Literal(property.Name)}{(property.IsRequired ? ", required: true" : "")}{(isJson ? ", json: true" : "")})]";

    private void WriteInput(SourceText source, SchemaProperty property, bool isJson)
    {
        var type = types.Input(property.Type);
        var name = CSharpNames.Property(property.Name);
        var field = CSharpNames.Field(property.Name);
        var attribute = Attribute(property, isJson);
        if (CSharpTypes.IsCollection(property.Type))
        {
            source.Line($"{attribute} private {type}? {field};");
            source.Line($"public {type} {name} {{ get => {field} ??= new(); set => {field} = value; }}");
        }
        else if (property.IsSecret)
        {
            source.Line($"{attribute} private {type}? {field};");
            source.Line($"public {type}? {name} {{ get => {field}; set => {field} = value is null ? null : ({type})value.Apply(Output.CreateSecret); }}");
        }
        else
        {
            source.Line(property.IsRequired
                ? $"{attribute} public {type} {name} {{ get; set; }} = null!;"
                : $"{attribute} public {type}? {name} {{ get; set; }}");
        }
    }

    private void WriteDefaults(SourceText source, string name, IReadOnlyList<SchemaProperty> properties)
    {
        var defaults = properties.Where(p => p.Default is not null).ToList();
        if (defaults.Count == 0)
        {
            return;
        }

        source.Open($"public {name}()");
        foreach (var property in defaults)
        {
            source.Line($"{CSharpNames.Property(property.Name)} = {Value(property)};");
        }

        source.Close();
    }

    private string Value(SchemaProperty property) => property.Default!.Value switch
    {
        { ValueKind: JsonValueKind.String } text when types.IsEnum(property.Type) => $"{types.EnumName(property.Type)}.{CSharpNames.EnumMember(text.GetString()!)}",
        { ValueKind: JsonValueKind.String } text => CSharpNames.Literal(text.GetString()!),
        var number => number.GetRawText(),
    };
}
