namespace ImageInfra.Model.Importing.Arm;

/// <summary>What is evaluated once for each item: lambdas and copy loops.</summary>
internal static class ArmLambda
{
    /// <summary><c>map</c> and <c>filter</c>.</summary>
    public static ArmNode? Apply(bool isMap, Expression over, Expression.Call lambda, ArmScope scope, ArmPlace place)
    {
        var names = lambda.Arguments.SkipLast(1).OfType<Expression.Text>().Select(t => t.Value).ToList();
        if (ArmEvaluator.Evaluate(over, scope, place) is not ArmNode.List list || names.Count == 0)
        {
            return null;
        }

        var results = list.Items
            .Select((item, i) => ArmEvaluator.Evaluate(lambda.Arguments[^1], scope.InLambda(Variables(names, item, i, place)), place))
            .ToList();
        if (isMap)
        {
            return new ArmNode.List(place, results);
        }

        return results.TrueForAll(r => r is ArmNode.Flag)
            ? new ArmNode.List(place, [.. list.Items.Where((_, i) => ((ArmNode.Flag)results[i]).Value)])
            : null;
    }

    /// <summary><c>copyIndex</c>, with the name of a loop and an offset, or without.</summary>
    public static ArmNode? CopyIndex(IReadOnlyList<ArmNode> arguments, ArmScope scope, ArmPlace place)
    {
        var name = arguments is [ArmNode.Text text, ..] ? text.Value : null;
        var offset = arguments is [.., ArmNode.Number number] ? number.Value : 0;
        var loop = scope.Loops.LastOrDefault(l => name is null || string.Equals(l.Name, name, StringComparison.OrdinalIgnoreCase));
        return loop.Name is null ? null : new ArmNode.Number(place, loop.Index + offset);
    }

    private static IEnumerable<KeyValuePair<string, ArmNode>> Variables(List<string> names, ArmNode item, int index, ArmPlace place)
    {
        yield return new(names[0], item);
        if (names.Count > 1)
        {
            yield return new(names[1], new ArmNode.Number(place, index));
        }
    }
}
