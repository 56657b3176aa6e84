using System.Text.RegularExpressions;

namespace ImageInfra.Driver.Foundations;

/// <summary>Finds resource ids in messages of Azure.</summary>
internal static partial class ArmIds
{
    /// <summary>The ids in the order of the text, without duplicates.</summary>
    public static IReadOnlyList<string> In(string text) =>
        [.. Id().Matches(text).Select(m => m.Value.TrimEnd('.', '/')).Distinct(StringComparer.OrdinalIgnoreCase)];

    [GeneratedRegex(@"/subscriptions/[0-9a-zA-Z-]+(/[\w.()-]+)+", RegexOptions.IgnoreCase)]
    private static partial Regex Id();
}
