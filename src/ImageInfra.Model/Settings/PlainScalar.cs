using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ImageInfra.Model.Settings;

/// <summary>Determines the type of an unquoted scalar in a stack file: a flag, a whole number, null or a text.</summary>
internal static partial class PlainScalar
{
    public static bool IsNull(string? text) => text is null or "" or "~" or "null" or "Null" or "NULL";

    public static JsonValue? Read(string? text) => text switch
    {
        _ when IsNull(text) => null,
        "true" or "True" or "TRUE" => JsonValue.Create(true),
        "false" or "False" or "FALSE" => JsonValue.Create(false),
        _ when Whole().IsMatch(text!) => JsonValue.Create(long.Parse(text!, CultureInfo.InvariantCulture)),
        _ => JsonValue.Create(text),
    };

    /// <summary>
    /// Whether Pulumi would pass on a different value: it converts YAML numbers and times, such as <c>1.10</c> to 1.1, <c>0123</c>
    /// to 83, and a date to a date with a time zone.
    /// </summary>
    public static bool IsReformatted(string? text) =>
        text is { Length: > 0 } && !Whole().IsMatch(text) && !Simple().IsMatch(text) && (Number().IsMatch(text) || Time().IsMatch(text));

    // Fits into 64 bits.
    [GeneratedRegex(@"^-?(?:0|[1-9][0-9]{0,17})\z")]
    private static partial Regex Whole();

    // A double represents it exactly.
    [GeneratedRegex(@"^-?(?:0|[1-9][0-9]{0,6})\.(?:0[1-9]|[0-9]{0,5}[1-9])\z")]
    private static partial Regex Simple();

    [GeneratedRegex(
        @"^[-+]?(?:0[bB][01_]+|0[oO]?[0-7_]+|0[xX][0-9a-fA-F_]+|[0-9][0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?|\.(?:inf|Inf|INF))\z|^\.(?:nan|NaN|NAN)\z")]
    private static partial Regex Number();

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:\z|[Tt ])")]
    private static partial Regex Time();
}
