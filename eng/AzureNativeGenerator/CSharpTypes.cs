namespace ImageInfra.AzureNativeGenerator;

/// <summary>Maps schema types to C# types: inputs, plain values to set, and plain values to read.</summary>
internal sealed class CSharpTypes(PackageSchema schema)
{
    private const string Root = "Pulumi.AzureNative";

    private readonly HashSet<string> _enums = [.. schema.Enums.Select(e => e.Token)];

    public static bool IsCollection(SchemaType type) => type is SchemaType.List or SchemaType.Map;

    /// <summary>Returns the namespace of a token's module.</summary>
    public string Namespace(string token) => $"{Root}.{schema.Namespaces[CSharpNames.Module(token)]}";

    /// <summary>Whether the type is an enumeration.</summary>
    public bool IsEnum(SchemaType type) => type is SchemaType.Reference reference && _enums.Contains(reference.Token);

    /// <summary>Returns the full name of an enumeration.</summary>
    public string EnumName(SchemaType type) => $"global::{Namespace(((SchemaType.Reference)type).Token)}.{CSharpNames.Type(((SchemaType.Reference)type).Token)}";

    /// <summary>Returns the type of an input property, without a nullable mark.</summary>
    public string Input(SchemaType type) => type switch
    {
        SchemaType.List(var item) => $"InputList<{ToSet(item)}>",
        SchemaType.Map(var value) => $"InputMap<{ToSet(value)}>",
        SchemaType.OneOf([var first, var second]) => $"InputUnion<{ToSet(first)}, {ToSet(second)}>",
        SchemaType.OneOf => "object",
        _ => $"Input<{ToSet(type)}>",
    };

    /// <summary>Returns the type of a plain value to set.</summary>
    public string ToSet(SchemaType type) => Plain(type, token => $"Inputs.{CSharpNames.Type(token)}Args");

    /// <summary>Returns the type of a plain value to read.</summary>
    public string ToRead(SchemaProperty property)
    {
        var type = Plain(property.Type, token => $"Outputs.{CSharpNames.Type(token)}");
        return property.IsRequired || property.Type is SchemaType.List ? type : $"{type}?";
    }

    private string Plain(SchemaType type, Func<string, string> objectName) => type switch
    {
        SchemaType.Text => "string",
        SchemaType.Flag => "bool",
        SchemaType.WholeNumber => "int",
        SchemaType.Asset => "AssetOrArchive",
        SchemaType.Reference(var token) => IsEnum(type) ? CSharpNames.Type(token) : objectName(token),
        SchemaType.List(var item) => $"ImmutableArray<{Plain(item, objectName)}>",
        SchemaType.Map(var value) => $"ImmutableDictionary<string, {Plain(value, objectName)}>",
        SchemaType.OneOf([var first, var second]) => $"Union<{Plain(first, objectName)}, {Plain(second, objectName)}>",
        SchemaType.OneOf => "object",
        _ => throw new NotSupportedException($"{type} has no C# type"),
    };
}
