using ImageInfra.Model.Description;

namespace ImageInfra.Import.Arm;

/// <summary>
/// Evaluates ARM expressions. A value that the files lack stays unknown, and so does everything that depends on it. Texts keep
/// their known parts.
/// </summary>
internal static class ArmEvaluator
{
    // Azure's limit.
    private const int MaximumCopies = 800;

    /// <summary>Evaluates all expressions in a value.</summary>
    public static ArmNode Resolve(ArmNode node, ArmScope scope) => node switch
    {
        ArmNode.Text text when ExpressionParser.IsExpression(text.Value) => ExpressionParser.Parse(text.Value) is { } expression
            ? Evaluate(expression, scope, text.Place)
            // A shell test: invalid in a deployed template, but possible in a file that was never deployed.
            : text.Value.StartsWith("[ ", StringComparison.Ordinal) ? text : new ArmNode.Unknown(text.Place, text.Value),
        ArmNode.Text { Value: ['[', '[', ..] } text => text with { Value = text.Value[1..] },
        ArmNode.List list => list with { Items = [.. list.Items.Select(i => Resolve(i, scope))] },
        ArmNode.Map map => map with { Properties = [.. map.Properties.SelectMany(p => Property(p.Key, p.Value, scope))] },
        _ => node,
    };

    /// <summary>Returns the items of a <c>copy</c> with name, count and input.</summary>
    public static ArmNode Repeat(ArmNode.Map copy, string name, ArmScope scope)
    {
        var count = CountOf(copy, scope);
        if (count is null || copy.Find("input") is not { } input)
        {
            return Resolve(copy.Find("count") ?? copy, scope) as ArmNode.Unknown ?? new ArmNode.Unknown(copy.Place, $"copy of {name}");
        }

        return new ArmNode.List(copy.Place, [.. Enumerable.Range(0, count.Value).Select(i => Resolve(input, scope.InLoop(name, i)))]);
    }

    /// <summary>Returns the count of a <c>copy</c>, or null if unknown.</summary>
    public static int? CountOf(ArmNode.Map copy, ArmScope scope) =>
        Resolve(copy.Find("count") ?? new ArmNode.Null(copy.Place), scope) is ArmNode.Number { Value: >= 0 and <= MaximumCopies } count ? (int)count.Value : null;

    /// <summary>Evaluates an expression.</summary>
    public static ArmNode Evaluate(Expression expression, ArmScope scope, ArmPlace place)
    {
        var value = expression switch
        {
            Expression.Text text => new ArmNode.Text(place, text.Value),
            Expression.Number number => new ArmNode.Number(place, number.Value),
            Expression.Member member => Member(member, scope, place),
            Expression.Call call => Call(call, scope, place),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        var what = expression.ToString()!;
        var known = value is null or ArmNode.Unknown ? scope.Values.GivenFor(what, place) : value;
        if (known is not null and not ArmNode.Unknown)
        {
            scope.Values.Forget(what);
            return known;
        }

        if (value is ArmNode.Unknown open)
        {
            scope.Values.Remember(what, open.What);
            return open;
        }

        return known ?? Unknown(expression, scope.Values, place);
    }

    // A value for the innermost unknown resolves the whole expression.
    private static ArmNode.Unknown Unknown(Expression expression, ParameterValues values, ArmPlace place)
    {
        var what = expression.ToString()!;
        values.Remember(what, ImpureFunctions.Is(expression) ? null : Parts(expression).Select(p => p.ToString()!).FirstOrDefault(values.IsRemembered));
        return new(place, what);
    }

    private static IEnumerable<Expression> Parts(Expression expression)
    {
        IReadOnlyList<Expression> parts = expression switch
        {
            _ when ImpureFunctions.Is(expression) => [],
            Expression.Call call => call.Arguments,
            Expression.Member member => [member.Of, member.Key],
            _ => [],
        };
        return parts.SelectMany(p => Parts(p).Append(p));
    }

    private static IEnumerable<KeyValuePair<string, ArmNode>> Property(string name, ArmNode value, ArmScope scope)
    {
        if (name == "copy" && value is ArmNode.List { Items: var copies } && copies.All(c => c is ArmNode.Map map && map.Find("input") is not null))
        {
            return copies.Cast<ArmNode.Map>().Select(c => KeyValuePair.Create(c.TextOf("name") ?? "", Repeat(c, c.TextOf("name") ?? "", scope)));
        }

        var key = ExpressionParser.IsExpression(name)
            ? Resolve(new ArmNode.Text(value.Place, name), scope) switch
            {
                ArmNode.Text text => text.Value,
                ArmNode.Unknown unknown => Unresolved.Text(unknown.What),
                _ => name,
            }
            : name;
        return [KeyValuePair.Create(key, Resolve(value, scope))];
    }

    private static ArmNode? Member(Expression.Member member, ArmScope scope, ArmPlace place)
    {
        if (Environment(member, scope, place) is { } known)
        {
            return known;
        }

        var of = Evaluate(member.Of, scope, place);
        var key = Evaluate(member.Key, scope, place);
        var found = (of, key) switch
        {
            (ArmNode.Map map, ArmNode.Text { Value: var name }) => map.Find(name),
            (ArmNode.List list, ArmNode.Number { Value: >= 0 and <= int.MaxValue and var index }) => list.Items.ElementAtOrDefault((int)index),
            _ => null,
        };
        return found ?? (member.IsSafe && of is not ArmNode.Unknown ? new ArmNode.Null(place) : null);
    }

    // The id of a group consists of parts that can be given separately.
    private static ArmNode.Text? Environment(Expression.Member member, ArmScope scope, ArmPlace place) => member.ToString()!.ToLowerInvariant() switch
    {
        "subscription().id" => new(place, ArmIdFunctions.Subscription(scope)),
        "resourcegroup().id" => new(place, ArmIdFunctions.ResourceGroup(scope)),
        _ => null,
    };

    private static ArmNode? Call(Expression.Call call, ArmScope scope, ArmPlace place)
    {
        // (1) Functions that don't evaluate all their arguments.
        switch (call.Name.ToLowerInvariant())
        {
            case "if" when call.Arguments.Count == 3:
                return Evaluate(call.Arguments[0], scope, place) is ArmNode.Flag flag
                    ? Evaluate(call.Arguments[flag.Value ? 1 : 2], scope, place)
                    : null;
            case "coalesce":
                return call.Arguments.Select(a => Evaluate(a, scope, place)).FirstOrDefault(v => v is not ArmNode.Null) ?? new ArmNode.Null(place);
            case { } name when call.Arguments is [_, .., Expression.Call last] && last.Is("lambda"):
                return ArmLambda.Apply(name, call.Arguments, scope, place);
        }

        // (2) Functions of the template.
        var arguments = call.Arguments.Select(a => Evaluate(a, scope, place)).ToList();
        switch (call.Name.ToLowerInvariant())
        {
            case "parameters" when arguments is [ArmNode.Text { Value: var name }]:
                return scope.Parameter(name);
            case "variables" when arguments is [ArmNode.Text { Value: var name }]:
                return scope.Variable(name);
            case "lambdavariables" when arguments is [ArmNode.Text { Value: var name }]:
                return scope.LambdaVariables.GetValueOrDefault(name);
            case "reference" when arguments is [ArmNode.Text { Value: var what }, ..] && scope.Deployment(what) is { } answer:
                return answer;
            // One false (or true) argument determines the result, even if others are unknown.
            case "and" when arguments.Exists(a => a is ArmNode.Flag { Value: false }):
                return new ArmNode.Flag(place, false);
            case "or" when arguments.Exists(a => a is ArmNode.Flag { Value: true }):
                return new ArmNode.Flag(place, true);
            case "copyindex":
                return ArmLambda.CopyIndex(arguments, scope, place);
        }

        if (scope.Function(call.Name) is { } function)
        {
            return OwnFunction(function, arguments, scope);
        }

        // (3) Ids, which may be partly known.
        if (ArmIdFunctions.Of(call.Name, arguments, scope, place) is { } id)
        {
            return id;
        }

        // (4) Pure functions.
        return ArmFunctions.Apply(call.Name, arguments, place);
    }

    private static ArmNode? OwnFunction(ArmNode.Map function, List<ArmNode> arguments, ArmScope scope)
    {
        var names = (function.Find("parameters") as ArmNode.List)?.Items.OfType<ArmNode.Map>().Select(p => p.TextOf("name") ?? "") ?? [];
        var output = (function.Find("output") as ArmNode.Map)?.Find("value");
        var inside = scope.InFunction(names.Zip(arguments).DistinctBy(a => a.First).ToDictionary(a => a.First, a => a.Second, StringComparer.OrdinalIgnoreCase));
        return output is null || inside is null ? null : Resolve(output, inside);
    }
}
