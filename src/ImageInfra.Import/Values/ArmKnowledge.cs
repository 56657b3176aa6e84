namespace ImageInfra.Import.Values;

/// <summary>What is known of a value, at any depth.</summary>
internal static class ArmKnowledge
{
    /// <summary>The largest value, in nodes. Larger values come from templates that multiply their variables.</summary>
    public const int MaximumSize = 200_000;

    private const int MaximumOptions = 16;

    /// <summary>Whether all of a value is known.</summary>
    public static bool IsKnown(ArmNode node) => node switch
    {
        ArmNode.Map map => map.OpenKeys.Count == 0 && map.Properties.All(p => IsKnown(p.Value)),
        ArmNode.List list => list.Items.All(IsKnown),
        _ => !node.IsOpen,
    };

    /// <summary>Returns the values that a person can give to make a value known.</summary>
    public static IReadOnlyList<Ask> Asks(ArmNode node) => Asks([node]);

    /// <summary>Returns the values that a person can give to make all values known.</summary>
    public static IReadOnlyList<Ask> Asks(IEnumerable<ArmNode> nodes) => Ask.Distinct(nodes.SelectMany(Walk));

    /// <summary>Returns the number of nodes of a value, at most <see cref="MaximumSize"/> and one.</summary>
    public static int SizeOf(ArmNode node)
    {
        var left = MaximumSize + 1;
        Count(node, ref left);
        return MaximumSize + 1 - Math.Max(left, 0);
    }

    /// <summary>Returns one of several values: the value itself if they are equal, or unknown if they are too many.</summary>
    public static ArmNode OneOf(ArmPlace place, string what, IReadOnlyList<Ask> asks, IEnumerable<ArmNode> options)
    {
        var all = new List<ArmNode>();
        foreach (var option in options.SelectMany(o => o is ArmNode.Either either ? either.Options : [o]))
        {
            if (!all.Exists(a => ArmEquality.Equal(a, option) == true))
            {
                all.Add(option);
            }
        }

        return all.Count switch
        {
            1 => all[0],
            <= MaximumOptions => new ArmNode.Either(place, what, asks, all),
            _ => new ArmNode.Unknown(place, what, asks),
        };
    }

    /// <summary>Returns the results of a function for each combination of possible arguments. Null if they are too many, or one is unknown.</summary>
    public static IReadOnlyList<ArmNode>? ForEach(IReadOnlyList<ArmNode> arguments, Func<IReadOnlyList<ArmNode>, ArmNode?> function)
    {
        IEnumerable<IReadOnlyList<ArmNode>> combinations = [[]];
        var count = 1;
        foreach (var argument in arguments)
        {
            IReadOnlyList<ArmNode> options = argument is ArmNode.Either either ? either.Options : [argument];
            count *= options.Count;
            if (count > MaximumOptions)
            {
                return null;
            }

            combinations = combinations.SelectMany(_ => options, IReadOnlyList<ArmNode> (before, option) => [.. before, option]);
        }

        var results = combinations.Select(function).ToList();
        return results.Contains(null) ? null : [.. results.OfType<ArmNode>()];
    }

    private static IEnumerable<Ask> Walk(ArmNode node) => node switch
    {
        ArmNode.Unknown unknown => unknown.Asks,
        ArmNode.Either either => either.Asks,
        ArmNode.Partial mixed => mixed.Parts.SelectMany(Walk),
        ArmNode.List list => list.Items.SelectMany(Walk),
        ArmNode.OpenList list => [.. list.Head.SelectMany(Walk), .. list.Middle.Asks, .. list.Tail.SelectMany(Walk)],
        ArmNode.Map map => [.. map.OpenKeys, .. map.Properties.SelectMany(p => Walk(p.Value))],
        _ => [],
    };

    private static void Count(ArmNode node, ref int left)
    {
        if (--left <= 0)
        {
            return;
        }

        IEnumerable<ArmNode> inside = node switch
        {
            ArmNode.List list => list.Items,
            ArmNode.Map map => map.Properties.Select(p => p.Value),
            ArmNode.OpenList list => [.. list.Head, .. list.Tail],
            ArmNode.Either either => either.Options,
            _ => [],
        };
        foreach (var item in inside)
        {
            Count(item, ref left);
            if (left <= 0)
            {
                return;
            }
        }
    }
}
