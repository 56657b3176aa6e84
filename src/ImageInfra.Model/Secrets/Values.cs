using System.Text.RegularExpressions;

namespace ImageInfra.Model.Secrets;

/// <summary>Tests the format of a value that may be a secret.</summary>
internal static partial class Values
{
    private const int ShortestMixed = 12;
    private const string Mask = "***";

    private static readonly string[] s_words = ["true", "false", "null", "none", "undefined", "string", "required", "optional", "prompt", "redacted", "changeme?"];

    /// <summary>Whether a value only refers to a secret: a variable, an expression, a placeholder or a mask.</summary>
    public static bool IsPlaceholder(string value) =>
        value.Length == 0
        || value.StartsWith(Mask, StringComparison.Ordinal)
        || value[0] is '$' or '<' or '{' or '(' or '['
        || s_words.Contains(value.TrimEnd('.', ',', '!', '?', ':'), StringComparer.OrdinalIgnoreCase)
        || Expression().IsMatch(value);

    /// <summary>Whether many letters and digits are mixed, unlike in words of a language.</summary>
    public static bool IsMixed(string value) =>
        value.Length >= ShortestMixed && value.Any(char.IsAsciiDigit) && value.Any(char.IsAsciiLetter);

    /// <summary>Whether letters are mixed with digits or inner capitals, unlike in a word of a language.</summary>
    public static bool IsOpaque(string value) =>
        value.Any(char.IsAsciiDigit) || (value.Skip(1).Any(char.IsAsciiLetterUpper) && value.Any(char.IsAsciiLetterLower));

    /// <summary>Whether the value is not just a number, such as a user group.</summary>
    public static bool IsNoNumber(string value) => !value.All(char.IsAsciiDigit);

    /// <summary>Whether the value is not a path, because PWD is also the current folder of a shell.</summary>
    public static bool IsNoPath(string value) => value[0] is not ('/' or '~' or '.') && !(value.Length > 2 && value[1] == ':' && value[2] == '\\');

    // Formats of cmd, PowerShell, App Service, programs and Terraform.
    [GeneratedRegex(@"^(%[A-Za-z_]\w*%|[A-Z][a-z]+-[A-Z]\w+|@Microsoft\.KeyVault.*|\w[\w.:-]*\(.*|os\.environ.*|process\.env.*|(var|local|data|module|secrets|vars)\.[a-z].*)$", RegexOptions.NonBacktracking)]
    private static partial Regex Expression();
}
