using ImageInfra.Import.Functions;
using ImageInfra.Import.Values;

namespace ImageInfra.Import.Arm;

/// <summary>
/// Evaluates ARM expressions. A value that the files lack stays unknown, and so does what depends on it. What is known of a value
/// is used: a part of a text, the first and the last items of a list, or the few values that it may have.
/// </summary>
internal static class ArmEvaluator
{
    // Azure's limit.
    private const int MaximumCopies = 800;

    /// <summary>Evaluates all expressions in a value.</summary>
    public static ArmNode Resolve(ArmNode node, ArmScope scope)
    {
        scope.Values.Budget.Take(node.Place);
        return node switch
        {
            ArmNode.Text text when ExpressionParser.IsExpression(text.Value) => ExpressionParser.Parse(text.Value) is { } expression
                ? Evaluate(expression, scope, text.Place)
                // A shell test: invalid in a deployed template, but possible in a file that was never deployed.
                : text.Value.StartsWith("[ ", StringComparison.Ordinal) ? text : ArmAsks.Of(text.Value, scope, text.Place),
            ArmNode.Text { Value: ['[', '[', ..] } text => text with { Value = text.Value[1..] },
            ArmNode.List list => list with { Items = [.. list.Items.Select(i => Resolve(i, scope))] },
            ArmNode.Map map => Object(map, scope),
            _ => node,
        };
    }

    /// <summary>Returns the items of a <c>copy</c> with name, count and input.</summary>
    public static ArmNode Repeat(ArmNode.Map copy, string name, ArmScope scope)
    {
        var count = Resolve(copy.Find("count") ?? new ArmNode.Null(copy.Place), scope);
        if (copy.Find("input") is { } input && CountOf(count) is { } known)
        {
            return scope.Values.Budget.Weigh(new ArmNode.List(copy.Place, [.. Enumerable.Range(0, known).Select(i => Resolve(input, scope.InLoop(name, i)))]), copy.Place);
        }

        return count.IsOpen ? new ArmNode.Unknown(copy.Place, ArmAsks.What(count), ArmKnowledge.Asks(count)) : ArmAsks.Of($"copy of {name}", scope, copy.Place);
    }

    /// <summary>Returns the count of a <c>copy</c>, or null if it is no valid count.</summary>
    public static int? CountOf(ArmNode count) => count is ArmNode.Number { Value: >= 0 and <= MaximumCopies and var known } && decimal.IsInteger(known) ? (int)known : null;

    /// <summary>Evaluates an expression.</summary>
    public static ArmNode Evaluate(Expression expression, ArmScope scope, ArmPlace place)
    {
        scope.Values.Budget.Take(place);
        var value = expression switch
        {
            Expression.Text text => new ArmNode.Text(place, text.Value),
            Expression.Number number => new ArmNode.Number(place, number.Value),
            Expression.Member member => Member(member, scope, place),
            Expression.Call call => Call(call, scope, place),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        // A person may give the whole expression.
        return value.IsOpen && scope.Values.HasTexts && scope.Given(expression.ToString()!, place) is { } given ? given : scope.Values.Budget.Weigh(value, place);
    }

    /// <summary>Returns a flag, also one that was given as a text. Null if it is unknown.</summary>
    public static bool? FlagOf(ArmNode node) => node switch
    {
        ArmNode.Flag flag => flag.Value,
        ArmNode.Text text when bool.TryParse(text.Value, out var flag) => flag,
        _ => null,
    };

    private static ArmNode.Map Object(ArmNode.Map map, ArmScope scope)
    {
        var open = new List<Ask>(map.OpenKeys);
        var properties = new List<KeyValuePair<string, ArmNode>>();
        foreach (var (name, value) in map.Properties)
        {
            if (name == "copy" && value is ArmNode.List { Items: var copies } && copies.All(c => c is ArmNode.Map copy && copy.Find("input") is not null))
            {
                properties.AddRange(copies.Cast<ArmNode.Map>().Select(c => KeyValuePair.Create(c.TextOf("name") ?? "", Repeat(c, c.TextOf("name") ?? "", scope))));
                continue;
            }

            var key = ExpressionParser.IsExpression(name) ? Resolve(new ArmNode.Text(value.Place, name), scope) : null;
            open.AddRange(key is { IsOpen: true } ? ArmKnowledge.Asks(key) : []);
            properties.Add(new(ArmText.Marked(key) ?? name, Resolve(value, scope)));
        }

        return scope.Values.Budget.Weigh(map with { Properties = properties, OpenKeys = Ask.Distinct(open) }, map.Place);
    }

    private static ArmNode Member(Expression.Member member, ArmScope scope, ArmPlace place)
    {
        switch (member.ToString()!.ToLowerInvariant())
        {
            case "subscription().id":
                return ArmIdFunctions.Subscription(scope, place);
            case "resourcegroup().id":
                return ArmIdFunctions.ResourceGroup(scope, place);
            case "subscription().subscriptionid" when scope.Environment.Subscription is { } subscription:
                return subscription;
            case "resourcegroup().name" when scope.Environment.Group is { } group:
                return group;
        }

        var of = Evaluate(member.Of, scope, place);
        var key = Evaluate(member.Key, scope, place);
        if (of is ArmNode.Unknown && ImpureFunctions.Is(member))
        {
            return ArmAsks.OfImpure(member, scope, place);
        }

        var results = ArmKnowledge.ForEach([of, key], a => ObjectFunctions.Member(a[0], a[1]) ?? (member.IsSafe && !a[0].IsOpen ? new ArmNode.Null(place) : null));
        return results is null
            ? ArmAsks.Of(member, [of, key], scope, place)
            : ArmKnowledge.OneOf(place, member.ToString()!, ArmKnowledge.Asks(new[] { of, key }.OfType<ArmNode.Either>()), results);
    }

    private static ArmNode Call(Expression.Call call, ArmScope scope, ArmPlace place)
    {
        // (1) Functions that don't evaluate all their arguments.
        switch (call.Name.ToLowerInvariant())
        {
            case "if" when call.Arguments.Count == 3:
                return If(call, scope, place);
            case "coalesce":
                return Coalesce(call, scope, place);
            case { } name when call.Arguments is [_, .., Expression.Call last] && last.Is("lambda"):
                var over = Evaluate(call.Arguments[0], scope, place);
                var mapped = over is ArmNode.Either ? ArmKnowledge.ForEach([over], a => ArmLambda.Apply(name, call.Arguments, a[0], scope, place)) : null;
                return mapped is not null
                    ? ArmKnowledge.OneOf(place, call.ToString(), ArmKnowledge.Asks(over), mapped)
                    : ArmLambda.Apply(name, call.Arguments, over, scope, place) ?? ArmAsks.Of(call, [over, .. ArmAsks.Inside(call, scope, place)], scope, place);
        }

        // (2) Functions of the template.
        var arguments = call.Arguments.Select(a => Evaluate(a, scope, place)).ToList();
        return OfTemplate(call, arguments, scope, place)
            // (3) Ids, which may be partly known.
            ?? ArmIdFunctions.Of(call.Name, arguments, scope, place)
            // (4) Pure functions.
            ?? ArmFunctions.Apply(call.Name, call.ToString(), arguments, place)
            ?? (ImpureFunctions.Is(call) && !ArmAsks.IsHashOfKnowable(call, arguments) ? ArmAsks.OfImpure(call, scope, place) : ArmAsks.Of(call, arguments, scope, place));
    }

    private static ArmNode? OfTemplate(Expression.Call call, List<ArmNode> arguments, ArmScope scope, ArmPlace place)
    {
        switch (call.Name.ToLowerInvariant())
        {
            case "parameters" when arguments is [ArmNode.Text { Value: var name }]:
                return scope.Parameter(name, place);
            case "variables" when arguments is [ArmNode.Text { Value: var name }]:
                return scope.Variable(name);
            case "lambdavariables" when arguments is [ArmNode.Text { Value: var name }]:
                return scope.LambdaVariables.GetValueOrDefault(name);
            case "reference" when arguments is [ArmNode.Text { Value: var what }, ..]:
                return scope.Deployment(what);
            case "reference" when arguments is [ArmNode.Partial mixed, ..]:
                return scope.Deployment(ArmText.Marked(mixed) ?? "");
            case "and" or "or":
                return Logic(call.Is("or"), arguments, place);
            case "copyindex":
                return ArmLambda.CopyIndex(arguments, scope, place);
        }

        return scope.Function(call.Name) is { } function ? OwnFunction(function, arguments, scope) : null;
    }

    // Both values of an unknown condition may be equal, or equal in what is asked of them later.
    private static ArmNode If(Expression.Call call, ArmScope scope, ArmPlace place)
    {
        var condition = Evaluate(call.Arguments[0], scope, place);
        return FlagOf(condition) is { } flag
            ? Evaluate(call.Arguments[flag ? 1 : 2], scope, place)
            : ArmKnowledge.Asks(condition) is { Count: > 0 } asks
                ? ArmKnowledge.OneOf(place, call.ToString(), asks, call.Arguments.Skip(1).Select(a => Evaluate(a, scope, place)))
                : ArmAsks.Of(call, [condition], scope, place);
    }

    private static ArmNode Coalesce(Expression.Call call, ArmScope scope, ArmPlace place)
    {
        foreach (var argument in call.Arguments)
        {
            var value = Evaluate(argument, scope, place);
            switch (value)
            {
                case ArmNode.Null:
                    continue;
                // Unknown values may be null.
                case ArmNode.Unknown:
                case ArmNode.Either { Options: var options } when options.Any(o => o is ArmNode.Unknown or ArmNode.Null):
                    return ArmAsks.Of(call, [value], scope, place);
                default:
                    return value;
            }
        }

        return new ArmNode.Null(place);
    }

    // One false (or true) argument determines the result, even if others are unknown.
    private static ArmNode.Flag? Logic(bool decisive, List<ArmNode> arguments, ArmPlace place)
    {
        var flags = arguments.ConvertAll(FlagOf);
        return flags.Contains(decisive) ? new ArmNode.Flag(place, decisive) : flags.Contains(null) ? null : new ArmNode.Flag(place, !decisive);
    }

    private static ArmNode? OwnFunction(ArmNode.Map function, List<ArmNode> arguments, ArmScope scope)
    {
        var names = (function.Find("parameters") as ArmNode.List)?.Items.OfType<ArmNode.Map>().Select(p => p.TextOf("name") ?? "") ?? [];
        var output = (function.Find("output") as ArmNode.Map)?.Find("value");
        var inside = scope.InFunction(names.Zip(arguments).DistinctBy(a => a.First).ToDictionary(a => a.First, a => a.Second, StringComparer.OrdinalIgnoreCase));
        return output is null || inside is null ? null : Resolve(output, inside);
    }
}
