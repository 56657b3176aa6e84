namespace ImageInfra.Import.Arm;

/// <summary>Nested deployments, which Bicep generates for modules: their scopes and their outputs.</summary>
internal static class ArmDeployments
{
    /// <summary>The resource type.</summary>
    public const string Type = "Microsoft.Resources/deployments";

    /// <summary>Returns the scope inside a deployment, or null if its template is in another file.</summary>
    public static ArmScope? Inside(ArmNode.Map deployment, ArmScope scope)
    {
        var properties = deployment.Find("properties") as ArmNode.Map;
        if (properties?.Find("template") is not ArmNode.Map template)
        {
            return null;
        }

        var isInner = (properties.Find("expressionEvaluationOptions") as ArmNode.Map)?.TextOf("scope") is { } evaluation
            && string.Equals(evaluation, "inner", StringComparison.OrdinalIgnoreCase);
        return isInner ? new(template, Parameters(properties, scope), scope.Values) : scope.WithResources(template);
    }

    /// <summary>Evaluates <c>reference()</c> of a deployment. Null if the template has no such deployment.</summary>
    /// <param name="what">The symbolic name, id or name of the deployment.</param>
    /// <param name="scope">The scope of the expression.</param>
    public static ArmNode? Reference(string what, ArmScope scope)
    {
        var name = what.Split('/')[^1];
        foreach (var (symbol, resource) in scope.Resources())
        {
            foreach (var (index, inside) in Copies(resource, scope))
            {
                var isSymbol = symbol is not null && string.Equals(index is null ? symbol : $"{symbol}[{index}]", what, StringComparison.OrdinalIgnoreCase);
                if (isSymbol || (IsDeployment(resource) && resource.Find("name") is { } own
                    && ArmEvaluator.Resolve(own, inside) is ArmNode.Text text && string.Equals(text.Value, name, StringComparison.OrdinalIgnoreCase)))
                {
                    return IsDeployment(resource) && Inside(resource, inside) is { } scopeInside ? Answer(scopeInside, resource.Place) : null;
                }
            }
        }

        return null;
    }

    private static bool IsDeployment(ArmNode.Map resource) => string.Equals(resource.TextOf("type"), Type, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<(int? Index, ArmScope Scope)> Copies(ArmNode.Map resource, ArmScope scope)
    {
        if (resource.Find("copy") is not ArmNode.Map copy)
        {
            return [(null, scope)];
        }

        return ArmEvaluator.CountOf(copy, scope) is { } count
            ? Enumerable.Range(0, count).Select(i => ((int?)i, scope.InLoop(copy.TextOf("name") ?? "", i)))
            : [];
    }

    private static Dictionary<string, ArmNode> Parameters(ArmNode.Map properties, ArmScope scope) =>
        (properties.Find("parameters") as ArmNode.Map)?.Properties
            .Select(p => KeyValuePair.Create(p.Key, (p.Value as ArmNode.Map)?.Find("value") is { } value
                ? ArmEvaluator.Resolve(value, scope)
                : new ArmNode.Unknown(p.Value.Place, $"parameters('{p.Key}')")))
            .DistinctBy(p => p.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(StringComparer.OrdinalIgnoreCase) ?? [];

    // { outputs: { NAME: { value } } }
    private static ArmNode.Map Answer(ArmScope scope, ArmPlace place)
    {
        var outputs = scope.Outputs().Select(o => KeyValuePair.Create(o.Key, (ArmNode)new ArmNode.Map(place, [new("value", o.Value)])));
        return new(place, [new("outputs", new ArmNode.Map(place, [.. outputs]))]);
    }
}
