using System.Text;

namespace ImageInfra.AzureNativeGenerator;

/// <summary>Converts names in a schema to C# names.</summary>
internal static class CSharpNames
{
    private static readonly HashSet<string> s_keywords =
    [
        "base", "bool", "break", "case", "char", "class", "const", "default", "delegate", "do", "else", "enum", "event", "false", "fixed",
        "for", "if", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out",
        "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sealed", "short", "static", "string",
        "struct", "switch", "this", "throw", "true", "try", "typeof", "using", "virtual", "void", "while",
    ];

    public static string Property(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    public static string Field(string name) => $"_{name}";

    public static string Parameter(string name) => s_keywords.Contains(name) ? $"@{name}" : name;

    /// <summary>Returns the type name: the last part of a token.</summary>
    public static string Type(string token) => Property(token[(token.LastIndexOf(':') + 1)..]);

    /// <summary>Returns the module: the middle part of a token.</summary>
    public static string Module(string token) => token.Split(':')[1];

    /// <summary>Returns the name of an enumeration member: the words of its value, capitalized. Underscores stay.</summary>
    public static string EnumMember(string value)
    {
        var name = new StringBuilder();
        var starts = true;
        foreach (var c in value)
        {
            if (!char.IsLetterOrDigit(c) && c != '_')
            {
                starts = true;
                continue;
            }

            name.Append(starts ? char.ToUpperInvariant(c) : c);
            starts = false;
        }

        return name.Length > 0 && !char.IsDigit(name[0])
            ? name.ToString()
            : throw new NotSupportedException($"the enumeration value '{value}' is not a valid C# name; add a name for it to the schema");
    }

    /// <summary>Returns a text as a C# string literal.</summary>
    public static string Literal(string value) =>
        $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
