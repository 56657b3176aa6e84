using System.Text;

namespace ImageInfra.AzureNativeGenerator;

/// <summary>The C# names of what a schema names.</summary>
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

    /// <summary>The last part of a token, as a type's name.</summary>
    public static string Type(string token) => Property(token[(token.LastIndexOf(':') + 1)..]);

    /// <summary>The middle part of a token.</summary>
    public static string Module(string token) => token.Split(':')[1];

    /// <summary>A member of an enumeration: the words of its value, each with a capital; an underscore stays.</summary>
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
            : throw new NotSupportedException($"the value '{value}' of an enumeration gives no name; the schema must state one");
    }

    /// <summary>A text as a C# literal.</summary>
    public static string Literal(string value) =>
        $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
