using System.Text.RegularExpressions;

namespace ImageInfra.Driver.Foundations;

/// <summary>The ids of resources that a text of Azure names.</summary>
internal static partial class ArmIds
{
    /// <summary>The ids in their order, each once.</summary>
    public static IReadOnlyList<string> In(string text) =>
        [.. Id().Matches(text).Select(m => m.Value.TrimEnd('.', '/')).Distinct(StringComparer.OrdinalIgnoreCase)];

    [GeneratedRegex(@"/subscriptions/[0-9a-zA-Z-]+(/[\w.()-]+)+", RegexOptions.IgnoreCase)]
    private static partial Regex Id();
}
