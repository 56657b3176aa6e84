using ImageInfra.Import.Values;

namespace ImageInfra.Import.Arm;

/// <summary>Names what a person can give to make an unknown expression known.</summary>
internal static class ArmAsks
{
    private static readonly string[] s_local = ["copyIndex", "lambdaVariables"];
    private static readonly string[] s_ofTemplate = ["parameters", "variables"];

    /// <summary>Returns an unknown value for a text that is no valid expression, given by the whole text.</summary>
    public static ArmNode Of(string text, ArmScope scope, ArmPlace place) =>
        scope.Given(text, place) ?? new ArmNode.Unknown(place, text, [new(Key(text, scope))]);

    /// <summary>Returns an unknown value for an expression: the arguments make it known, or it is given as a whole.</summary>
    public static ArmNode Of(Expression expression, IEnumerable<ArmNode> arguments, ArmScope scope, ArmPlace place) =>
        ArmKnowledge.Asks(arguments) is { Count: > 0 } asks ? new ArmNode.Unknown(place, expression.ToString()!, asks) : Of(expression.ToString()!, scope, place);

    /// <summary>Returns an unknown value for an expression that only Azure evaluates. It is given as a whole.</summary>
    public static ArmNode OfImpure(Expression expression, ArmScope scope, ArmPlace place)
    {
        var what = expression.ToString()!;
        var label = ImpureFunctions.IsOfScope(expression) ? scope.Environment.Label : "";

        // One expression has other values in another iteration or module.
        if (Mentions(expression, s_local) || (scope.Label.Length > 0 && Mentions(expression, s_ofTemplate)) || (scope.Arguments is not null && Mentions(expression, s_ofTemplate)))
        {
            var printed = Print(expression, scope, place);
            what = printed.ToString()!;
            if (Mentions(printed, s_ofTemplate))
            {
                label = scope.Label;
            }

            if (Mentions(printed, s_local))
            {
                label = string.Join('.', scope.Loops.Select(l => $"{l.Name}[{l.Index}]").Prepend(scope.Label).Where(l => l.Length > 0));
            }
        }

        var key = label.Length > 0 ? $"{label}.{what}" : what;
        return scope.Values.GivenFor(key, place) ?? new ArmNode.Unknown(place, what, [new(key)])
        {
            IsDirect = !what.StartsWith("newGuid", StringComparison.OrdinalIgnoreCase) && !Mentions(expression, ["lambdaVariables"]),
            Facts = ImpureFunctions.FactsOf(expression),
        };
    }

    /// <summary>Whether a call is a hash of parameters and placeholders only. A person rather knows those than the hash.</summary>
    public static bool IsHashOfKnowable(Expression.Call call, IEnumerable<ArmNode> arguments) =>
        (call.Is("guid") || call.Is("uniqueString")) && ArmKnowledge.Asks(arguments) is { Count: > 0 } asks && asks.All(a => !a.Key.Contains('(', StringComparison.Ordinal));

    /// <summary>Returns the text of an unknown value.</summary>
    public static string What(ArmNode node) => node switch
    {
        ArmNode.Unknown unknown => unknown.What,
        ArmNode.Either either => either.What,
        ArmNode.Partial mixed => What(mixed.Parts.First(p => p is ArmNode.Unknown)),
        ArmNode.OpenList list => list.Middle.What,
        _ => ArmText.Of(node),
    };

    /// <summary>Returns the values that the body of a call's lambda uses, without its own variables.</summary>
    public static IEnumerable<ArmNode> Inside(Expression expression, ArmScope scope, ArmPlace place) => expression switch
    {
        Expression.Call { Name: var name } call when s_ofTemplate.Contains(name, StringComparer.OrdinalIgnoreCase) => [ArmEvaluator.Evaluate(call, scope, place)],
        Expression.Member member when ImpureFunctions.Is(member) && !Mentions(member, s_local) => [ArmEvaluator.Evaluate(member, scope, place)],
        Expression.Call call => call.Arguments.SelectMany(a => Inside(a, scope, place)),
        Expression.Member member => Inside(member.Of, scope, place).Concat(Inside(member.Key, scope, place)),
        _ => [],
    };

    private static string Key(string what, ArmScope scope) => scope.Label.Length == 0 ? what : $"{scope.Label}.{what}";

    private static bool Mentions(Expression expression, string[] functions) => expression switch
    {
        Expression.Call call => functions.Contains(call.Name, StringComparer.OrdinalIgnoreCase) || call.Arguments.Any(a => Mentions(a, functions)),
        Expression.Member member => Mentions(member.Of, functions) || Mentions(member.Key, functions),
        _ => false,
    };

    // Known arguments as literals.
    private static Expression Print(Expression expression, ArmScope scope, ArmPlace place) => expression switch
    {
        Expression.Member member => member with { Of = Print(member.Of, scope, place), Key = Literal(member.Key, scope, place) },
        Expression.Call call => call with { Arguments = [.. call.Arguments.Select(a => Literal(a, scope, place))] },
        _ => expression,
    };

    private static Expression Literal(Expression expression, ArmScope scope, ArmPlace place) => ArmEvaluator.Evaluate(expression, scope, place) switch
    {
        ArmNode.Text text => new Expression.Text(text.Value),
        ArmNode.Number number => new Expression.Number(number.Value),
        _ => Print(expression, scope, place),
    };
}
