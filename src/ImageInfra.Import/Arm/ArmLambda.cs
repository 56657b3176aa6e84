using ImageInfra.Import.Values;

namespace ImageInfra.Import.Arm;

/// <summary>Functions with a lambda, and copy loops.</summary>
internal static class ArmLambda
{
    /// <summary>Applies a function with a lambda. Null for other functions, or if the result can't be known.</summary>
    /// <param name="function">The function.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="over">The value of the first argument.</param>
    /// <param name="scope">The scope.</param>
    /// <param name="place">The location of the call.</param>
    public static ArmNode? Apply(string function, IReadOnlyList<Expression> arguments, ArmNode over, ArmScope scope, ArmPlace place)
    {
        var lambdas = arguments.OfType<Expression.Call>().Where(c => c.Is("lambda")).ToList();
        ArmNode Body(int lambda, params ArmNode[] values) => ArmLambda.Body(lambdas[lambda], values, scope, place);
        ArmNode Index(int index) => new ArmNode.Number(place, index);
        return (function.ToLowerInvariant(), over) switch
        {
            ("map", ArmNode.List list) => list with { Items = [.. list.Items.Select((item, i) => Body(0, item, Index(i)))] },
            // The index of items after unknown ones is unknown.
            ("map", ArmNode.OpenList list) when lambdas[0].Arguments.Count == 2 => list with { Head = [.. list.Head.Select(i => Body(0, i))], Tail = [.. list.Tail.Select(i => Body(0, i))] },
            ("filter", ArmNode.List list) => Filter(list, [.. list.Items.Select((item, i) => Body(0, item, Index(i)))]),
            ("reduce", ArmNode.List list) when arguments.Count == 3 => list.Items.Index().Aggregate(
                ArmEvaluator.Evaluate(arguments[1], scope, place),
                (so, next) => Body(0, so, next.Item, Index(next.Index))),
            ("sort", ArmNode.List list) => Sorted(list, (a, b) => (Body(0, a, b) as ArmNode.Flag)?.Value),
            ("toobject", ArmNode.List list) => Object(
                list.Items.Select(item => (Body(0, item), lambdas.Count > 1 ? Body(1, item) : item)), place),
            ("mapvalues", ArmNode.Map map) => map with { Properties = [.. map.Properties.Select(p => KeyValuePair.Create(p.Key, Body(0, p.Value)))] },
            ("groupby", ArmNode.List list) => Grouped([.. list.Items.Select(item => (Body(0, item), item))], place),
            _ => null,
        };
    }

    /// <summary>Evaluates <c>copyIndex</c>, with an optional loop name and offset.</summary>
    public static ArmNode? CopyIndex(IReadOnlyList<ArmNode> arguments, ArmScope scope, ArmPlace place)
    {
        var name = arguments is [ArmNode.Text text, ..] ? text.Value : null;
        var offset = arguments is [.., ArmNode.Number number] ? number.Value : 0;
        var loop = scope.Loops.LastOrDefault(l => name is null || string.Equals(l.Name, name, StringComparison.OrdinalIgnoreCase));
        return loop.Name is null ? null : new ArmNode.Number(place, loop.Index + offset);
    }

    private static ArmNode Body(Expression.Call lambda, ArmNode[] values, ArmScope scope, ArmPlace place)
    {
        var names = lambda.Arguments.SkipLast(1).OfType<Expression.Text>().Select(t => t.Value);
        return ArmEvaluator.Evaluate(lambda.Arguments[^1], scope.InLambda(names.Zip(values, KeyValuePair.Create)), place);
    }

    private static ArmNode.List? Filter(ArmNode.List list, List<ArmNode> results) => results.TrueForAll(r => r is ArmNode.Flag)
        ? list with { Items = [.. list.Items.Where((_, i) => ((ArmNode.Flag)results[i]).Value)] }
        : null;

    private static ArmNode.Map? Object(IEnumerable<(ArmNode Key, ArmNode Value)> pairs, ArmPlace place)
    {
        var all = pairs.ToList();
        return all.TrueForAll(p => p.Key is ArmNode.Text) && all.DistinctBy(p => ((ArmNode.Text)p.Key).Value, StringComparer.OrdinalIgnoreCase).Count() == all.Count
            ? new(place, [.. all.Select(p => KeyValuePair.Create(((ArmNode.Text)p.Key).Value, p.Value))])
            : null;
    }

    private static ArmNode.Map? Grouped(List<(ArmNode Key, ArmNode Item)> items, ArmPlace place) => items.TrueForAll(i => i.Key is ArmNode.Text)
        ? new(place, [.. items.GroupBy(i => ((ArmNode.Text)i.Key).Value, StringComparer.OrdinalIgnoreCase)
            .Select(g => KeyValuePair.Create(g.Key, (ArmNode)new ArmNode.List(place, [.. g.Select(i => i.Item)])))])
        : null;

    // Insertion sort, because the result of the comparison may be unknown.
    private static ArmNode.List? Sorted(ArmNode.List list, Func<ArmNode, ArmNode, bool?> isFirst)
    {
        var sorted = new List<ArmNode>();
        foreach (var item in list.Items)
        {
            var answers = sorted.ConvertAll(other => isFirst(item, other));
            if (answers.Contains(null))
            {
                return null;
            }

            var at = answers.IndexOf(true);
            sorted.Insert(at < 0 ? sorted.Count : at, item);
        }

        return list with { Items = sorted };
    }
}
