namespace ImageInfra.Import.Values;

/// <summary>Compares values that may be known in part.</summary>
internal static class ArmEquality
{
    /// <summary>Whether two values are equal, as ARM's <c>equals</c> says. Null if that depends on unknown values.</summary>
    /// <param name="a">A value.</param>
    /// <param name="b">A value.</param>
    /// <param name="ignoreCase">Whether texts ignore case, as the segments of ids do.</param>
    public static bool? Equal(ArmNode a, ArmNode b, bool ignoreCase = false) => (a, b) switch
    {
        (ArmNode.Either either, _) => Agreed(either.Options.Select(o => Equal(o, b, ignoreCase))),
        (_, ArmNode.Either either) => Agreed(either.Options.Select(o => Equal(a, o, ignoreCase))),
        (ArmNode.Text x, ArmNode.Text y) => string.Equals(x.Value, y.Value, Comparison(ignoreCase)),
        (ArmNode.Number x, ArmNode.Number y) => x.Value == y.Value,
        (ArmNode.Flag x, ArmNode.Flag y) => x.Value == y.Value,
        (ArmNode.Null, ArmNode.Null) => true,
        (ArmNode.List x, ArmNode.List y) => x.Items.Count != y.Items.Count ? false : All(x.Items.Zip(y.Items, (m, n) => Equal(m, n, ignoreCase))),
        (ArmNode.Map x, ArmNode.Map y) => Maps(x, y, ignoreCase),
        (ArmNode.OpenList, ArmNode.List or ArmNode.OpenList) or (ArmNode.List, ArmNode.OpenList) => null,
        (ArmNode.Unknown or ArmNode.Partial or ArmNode.Text, ArmNode.Unknown or ArmNode.Partial or ArmNode.Text) => Texts(a, b, ignoreCase),
        (ArmNode.Unknown, _) or (_, ArmNode.Unknown) => null,
        _ => false,
    };

    private static StringComparison Comparison(bool ignoreCase) => ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private static bool? Agreed(IEnumerable<bool?> answers) => answers.Distinct().ToList() is [var one] ? one : null;

    private static bool? All(IEnumerable<bool?> answers)
    {
        var all = answers.ToList();
        return all.Contains(false) ? false : all.Contains(null) ? null : true;
    }

    private static bool? Maps(ArmNode.Map a, ArmNode.Map b, bool ignoreCase)
    {
        if (a.OpenKeys.Count > 0 || b.OpenKeys.Count > 0)
        {
            return null;
        }

        var others = b.Properties.GroupBy(p => p.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().Value, StringComparer.Ordinal);
        return a.Properties.Count != b.Properties.Count
            ? false
            : All(a.Properties.Select(p => others.TryGetValue(p.Key, out var other) ? Equal(p.Value, other, ignoreCase) : false));
    }

    private static bool? Texts(ArmNode a, ArmNode b, bool ignoreCase)
    {
        var x = Parts(a);
        var y = Parts(b);
        if (x.Count == y.Count && x.Zip(y).All(p => Same(p.First, p.Second, ignoreCase)))
        {
            return true;
        }

        return Differ(x, y, ignoreCase) || Differ(Reversed(x), Reversed(y), ignoreCase) || Excludes(x, y) || Excludes(y, x) ? false : null;
    }

    private static IReadOnlyList<ArmNode> Parts(ArmNode node) => node is ArmNode.Partial mixed ? mixed.Parts : [node];

    private static bool Same(ArmNode a, ArmNode b, bool ignoreCase) => (a, b) switch
    {
        (ArmNode.Text x, ArmNode.Text y) => string.Equals(x.Value, y.Value, Comparison(ignoreCase)),
        (ArmNode.Unknown { IsDirect: true, Asks: [var x] }, ArmNode.Unknown { IsDirect: true, Asks: [var y] }) => string.Equals(x.Key, y.Key, StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

    // Whether the known starts rule out that the texts are equal.
    private static bool Differ(IReadOnlyList<ArmNode> a, IReadOnlyList<ArmNode> b, bool ignoreCase)
    {
        var x = (a[0] as ArmNode.Text)?.Value ?? "";
        var y = (b[0] as ArmNode.Text)?.Value ?? "";
        var common = Math.Min(x.Length, y.Length);
        return !string.Equals(x[..common], y[..common], Comparison(ignoreCase))
            || (a.Count == 1 && a[0] is ArmNode.Text && y.Length > x.Length)
            || (b.Count == 1 && b[0] is ArmNode.Text && x.Length > y.Length);
    }

    private static IReadOnlyList<ArmNode> Reversed(IReadOnlyList<ArmNode> parts) =>
        [.. parts.Reverse().Select(p => p is ArmNode.Text text ? text with { Value = string.Concat(text.Value.Reverse()) } : p)];

    // Whether a text can't be an unknown one, because of what is known about that.
    private static bool Excludes(IReadOnlyList<ArmNode> unknown, IReadOnlyList<ArmNode> text) => (unknown, text) switch
    {
        ([ArmNode.Unknown { Facts: var facts }], [ArmNode.Text { Value: var value }]) =>
            (facts.IsNotEmpty && value.Length == 0) || value.AsSpan().ContainsAny(facts.Without),
        ([ArmNode.Unknown { Facts: var facts }], _) => text.OfType<ArmNode.Text>().Any(t => t.Value.AsSpan().ContainsAny(facts.Without)),
        ({ Count: > 1 }, [ArmNode.Text { Value: var value }]) =>
            unknown.OfType<ArmNode.Text>().Sum(t => t.Value.Length) + unknown.Count(p => p is ArmNode.Unknown { Facts.IsNotEmpty: true }) > value.Length,
        _ => false,
    };
}
