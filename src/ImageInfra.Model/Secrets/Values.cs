using System.Text.RegularExpressions;

namespace ImageInfra.Model.Secrets;

/// <summary>What the value in the place of a secret looks like.</summary>
internal static partial class Values
{
    private const int ShortestMixed = 12;
    private const string Mask = "***";

    private static readonly string[] s_words = ["true", "false", "null", "none", "undefined", "string", "required", "optional", "prompt", "redacted", "changeme?"];

    /// <summary>
    /// Whether a value stands for a secret without being one: a variable, an expression, a placeholder, or what was masked already.
    /// </summary>
    public static bool IsPlaceholder(string value) =>
        value.Length == 0
        || value.StartsWith(Mask, StringComparison.Ordinal)
        || value[0] is '$' or '<' or '{' or '(' or '['
        || s_words.Contains(value.TrimEnd('.', ',', '!', '?', ':'), StringComparer.OrdinalIgnoreCase)
        || Expression().IsMatch(value);

    /// <summary>Whether letters and digits are mixed, and there are many: words of a language are not like that.</summary>
    public static bool IsMixed(string value) =>
        value.Length >= ShortestMixed && value.Any(char.IsAsciiDigit) && value.Any(char.IsAsciiLetter);

    /// <summary>Whether letters are mixed with digits, or capitals stand within: one word of a language is not like that.</summary>
    public static bool IsOpaque(string value) =>
        value.Any(char.IsAsciiDigit) || (value.Skip(1).Any(char.IsAsciiLetterUpper) && value.Any(char.IsAsciiLetterLower));

    /// <summary>Whether it is more than a number, such as the group of a user.</summary>
    public static bool IsNoNumber(string value) => !value.All(char.IsAsciiDigit);

    /// <summary>Whether it is no path: PWD is also the folder that a shell is in.</summary>
    public static bool IsNoPath(string value) => value[0] is not ('/' or '~' or '.') && !(value.Length > 2 && value[1] == ':' && value[2] == '\\');

    // Of cmd, of PowerShell, of App Service, of programs, of Terraform.
    [GeneratedRegex(@"^(%[A-Za-z_]\w*%|[A-Z][a-z]+-[A-Z]\w+|@Microsoft\.KeyVault.*|\w[\w.:-]*\(.*|os\.environ.*|process\.env.*|(var|local|data|module|secrets|vars)\.[a-z].*)$", RegexOptions.NonBacktracking)]
    private static partial Regex Expression();
}
