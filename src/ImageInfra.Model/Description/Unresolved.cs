using System.Text.RegularExpressions;

namespace ImageInfra.Model.Description;

/// <summary>The marker of values that an import could not resolve, in catalog files.</summary>
public static partial class Unresolved
{
    /// <summary>The start of the marker. The loader rejects files with a marker.</summary>
    public const string Mark = "<unresolved: ";

    /// <summary>The start of the loader's error.</summary>
    private const string Error = "is unresolved: ";

    /// <summary>Returns the marker for a value.</summary>
    public static string Text(string what) => $"{Mark}{what}>";

    /// <summary>Whether a text contains a marker.</summary>
    public static bool Is(string text) => text.Contains(Mark, StringComparison.Ordinal);

    /// <summary>Returns the loader's error for a marker.</summary>
    public static string ErrorOf(string what) => $"{Error}{what}; replace it with a value, or import again with --parameters";

    /// <summary>Whether a message is the loader's error for a marker.</summary>
    public static bool IsError(string message) => message.StartsWith(Error, StringComparison.Ordinal);

    /// <summary>Returns the unresolved values in a text.</summary>
    public static IEnumerable<string> In(string text) => MarkPattern().Matches(text).Select(m => m.Groups[1].Value).Distinct();

    [GeneratedRegex("<unresolved: ((?:'[^']*'|[^'>])*)>")]
    private static partial Regex MarkPattern();
}
