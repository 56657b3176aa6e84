namespace ImageInfra.AzureNativeGenerator;

/// <summary>Writes enumerations as structs with a text, because other provider versions may add values.</summary>
internal static class EnumWriter
{
    public static void Write(SourceText source, SchemaEnum type)
    {
        var name = CSharpNames.Type(type.Token);
        source.Line("");
        source.Line("[EnumType]");
        source.Open($"public readonly struct {name} : IEquatable<{name}>");
        source.Line("private readonly string _value;");
        source.Line($"private {name}(string value) => _value = value;");
        foreach (var (member, value) in type.Members)
        {
            source.Line($"public static {name} {member} {{ get; }} = new({CSharpNames.Literal(value)});");
        }

        source.Line($"public static bool operator ==({name} left, {name} right) => left.Equals(right);");
        source.Line($"public static bool operator !=({name} left, {name} right) => !left.Equals(right);");
        source.Line($"public static explicit operator string({name} value) => value._value;");
        source.Line($"public override bool Equals(object? obj) => obj is {name} other && Equals(other);");
        source.Line($"public bool Equals({name} other) => string.Equals(_value, other._value, StringComparison.Ordinal);");
        source.Line("public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;");
        source.Line("public override string ToString() => _value;");
        source.Close();
    }
}
