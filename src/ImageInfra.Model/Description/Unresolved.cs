using System.Text.RegularExpressions;

namespace ImageInfra.Model.Description;

/// <summary>The mark of what an import could not resolve, as it stands in a catalog file.</summary>
public static partial class Unresolved
{
    /// <summary>How the mark begins. No catalog file that has it loads.</summary>
    public const string Mark = "<unresolved: ";

    /// <summary>How the loader's error begins.</summary>
    private const string Error = "is not resolved: ";

    /// <summary>The mark of something.</summary>
    public static string Text(string what) => $"{Mark}{what}>";

    /// <summary>Whether a text has a mark.</summary>
    public static bool Is(string text) => text.Contains(Mark, StringComparison.Ordinal);

    /// <summary>The error of a mark.</summary>
    public static string ErrorOf(string what) => $"{Error}{what}; write what belongs there, or import again with --parameters";

    /// <summary>Whether a message is such an error.</summary>
    public static bool IsError(string message) => message.StartsWith(Error, StringComparison.Ordinal);

    /// <summary>What is not resolved in a text.</summary>
    public static IEnumerable<string> In(string text) => MarkPattern().Matches(text).Select(m => m.Groups[1].Value).Distinct();

    [GeneratedRegex("<unresolved: ((?:'[^']*'|[^'>])*)>")]
    private static partial Regex MarkPattern();
}
