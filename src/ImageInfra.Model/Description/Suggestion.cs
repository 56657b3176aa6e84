namespace ImageInfra.Model.Description;

/// <summary>Suggests corrections of misspelled words.</summary>
public static class Suggestion
{
    private const int MaximumDistance = 2;

    /// <summary>Returns <c>; did you mean 'x'?</c>, or an empty string if no allowed word is similar.</summary>
    public static string For(string word, IEnumerable<string> allowed)
    {
        var nearest = allowed
            .Where(a => IsNear(word, a))
            .Select(a => (Word: a, Distance: Distance(word.ToLowerInvariant(), a.ToLowerInvariant())))
            .OrderBy(a => a.Distance)
            .FirstOrDefault();
        return nearest.Word is null ? "" : $"; did you mean '{nearest.Word}'?";
    }

    /// <summary>Whether one word may be a misspelling of the other.</summary>
    public static bool IsNear(string word, string other) =>
        Distance(word.ToLowerInvariant(), other.ToLowerInvariant()) is var distance && distance <= MaximumDistance && distance < other.Length;

    /// <summary>Returns the allowed words that are most similar to a word, the most similar first. At most half of their letters differ.</summary>
    public static IReadOnlyList<string> Nearest(string word, IEnumerable<string> allowed, int count) =>
    [
        .. allowed.Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(a => (Word: a, Distance: Edits(word.ToLowerInvariant(), a.ToLowerInvariant())))
            .Where(a => a.Distance * 2 <= Math.Max(word.Length, a.Word.Length))
            .OrderBy(a => a.Distance)
            .Take(count)
            .Select(a => a.Word),
    ];

    private static int Distance(string from, string to) => Math.Abs(from.Length - to.Length) > MaximumDistance ? int.MaxValue : Edits(from, to);

    // Levenshtein distance, with one row in memory.
    private static int Edits(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var substituted = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
