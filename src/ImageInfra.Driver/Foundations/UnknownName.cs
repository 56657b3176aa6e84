using ImageInfra.Model.Description;

namespace ImageInfra.Driver.Foundations;

/// <summary>The error about a name that does not exist: the nearest name, and the names that exist.</summary>
public static class UnknownName
{
    private const int MostNames = 20;

    /// <summary>Returns the error if there is an unknown image; null if all are known.</summary>
    /// <param name="owner">What has the images: <c>the catalog</c>, or <c>stack 'dev'</c>.</param>
    /// <param name="names">The given names.</param>
    /// <param name="known">The existing names.</param>
    public static DriverException? FindImage(string owner, IEnumerable<string> names, IReadOnlyCollection<string> known) =>
        names.Where(n => !known.Contains(n, StringComparer.OrdinalIgnoreCase)).Distinct().ToList() is { Count: > 0 } unknown
            ? new(DriverFailure.NotFound, $"{owner} has no image '{string.Join("', '", unknown)}'{Known(unknown, known)}")
            : null;

    /// <summary>The error about an image that is known to be unknown.</summary>
    public static DriverException Image(string owner, string name, IReadOnlyCollection<string> known) =>
        new(DriverFailure.NotFound, $"{owner} has no image '{name}'{Known([name], known)}");

    /// <summary>The end of a message: <c>; did you mean 'web'? It has db, web</c>.</summary>
    /// <param name="unknown">The unknown names; one of them may have a suggestion.</param>
    /// <param name="known">The existing names.</param>
    public static string Known(IReadOnlyCollection<string> unknown, IReadOnlyCollection<string> known)
    {
        var suggestion = unknown.Count == 1 ? Suggestion.For(unknown.First(), known) : "";
        var names = known.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase).ToList();
        var list = names.Count == 0 ? "none"
            : names.Count <= MostNames ? string.Join(", ", names)
            : $"{string.Join(", ", names.Take(MostNames))} and {names.Count - MostNames} more";
        return suggestion.Length > 0 ? $"{suggestion} It has {list}" : $"; it has {list}";
    }
}
