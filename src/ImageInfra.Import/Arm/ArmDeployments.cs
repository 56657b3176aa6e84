using System.Globalization;
using ImageInfra.Import.Values;

namespace ImageInfra.Import.Arm;

/// <summary>Nested deployments, which Bicep generates for modules: their scopes and their outputs.</summary>
internal static class ArmDeployments
{
    /// <summary>The resource type.</summary>
    public const string Type = "Microsoft.Resources/deployments";

    /// <summary>Returns the scope inside a deployment, or null if its template is in another file.</summary>
    /// <param name="deployment">The resource.</param>
    /// <param name="symbol">Its symbolic name, or null.</param>
    /// <param name="scope">The scope of the resource.</param>
    public static ArmScope? Inside(ArmNode.Map deployment, string? symbol, ArmScope scope)
    {
        var properties = deployment.Find("properties") as ArmNode.Map;
        var linked = properties?.Find("templateLink") is ArmNode.Map link ? LinkOf(link, scope) is { } target ? scope.Linked?.Find(target) : null : null;
        if ((properties?.Find("template") ?? linked) is not ArmNode.Map template)
        {
            return null;
        }

        var isInner = linked is not null || ((properties!.Find("expressionEvaluationOptions") as ArmNode.Map)?.TextOf("scope") is { } evaluation
            && string.Equals(evaluation, "inner", StringComparison.OrdinalIgnoreCase));
        if (!isInner)
        {
            return scope.WithResources(template);
        }

        var own = Label(deployment, symbol, scope);
        var label = scope.Label.Length > 0 ? $"{scope.Label}.{own}" : own;
        var inside = scope.InModule(label, Environment(deployment, label, scope), template, new Dictionary<string, ArmNode>());
        return scope.InModule(label, inside.Environment, template, Parameters(properties!, template, inside, scope));
    }

    /// <summary>Evaluates <c>reference()</c> of a deployment. Null if the template has no such deployment.</summary>
    /// <param name="what">The symbolic name, id or name of the deployment. Unknown parts are marked.</param>
    /// <param name="scope">The scope of the expression.</param>
    public static ArmNode? Reference(string what, ArmScope scope)
    {
        foreach (var (symbol, resource) in scope.Resources())
        {
            foreach (var (index, inside) in Copies(resource, scope))
            {
                var isSymbol = symbol is not null && string.Equals(index is null ? symbol : $"{symbol}[{index}]", what, StringComparison.OrdinalIgnoreCase);
                if (isSymbol || (IsDeployment(resource) && resource.Find("name") is { } own
                    && ArmText.Marked(ArmEvaluator.Resolve(own, inside)) is { Length: > 0 } name && IsNamed(what, name)))
                {
                    return IsDeployment(resource) && Inside(resource, symbol, inside) is { } scopeInside ? Answer(scopeInside, resource.Place) : null;
                }
            }
        }

        return null;
    }

    /// <summary>Returns the path or URI of a linked template, or null if it is unknown.</summary>
    public static string? LinkOf(ArmNode.Map link, ArmScope scope) =>
        (link.Find("relativePath") ?? link.Find("uri")) is { } target && ArmEvaluator.Resolve(target, scope) switch
        {
            ArmNode.Text text => text.Value,
            // The file name at the end is enough.
            ArmNode.Partial mixed => mixed.End,
            _ => null,
        } is { Length: > 0 } known ? known : null;

    private static bool IsNamed(string what, string name) => string.Equals(what, name, StringComparison.OrdinalIgnoreCase) || what.EndsWith($"/{name}", StringComparison.OrdinalIgnoreCase);

    private static bool IsDeployment(ArmNode.Map resource) => string.Equals(resource.TextOf("type"), Type, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<(int? Index, ArmScope Scope)> Copies(ArmNode.Map resource, ArmScope scope)
    {
        if (resource.Find("copy") is not ArmNode.Map copy)
        {
            return [(null, scope)];
        }

        return ArmEvaluator.CountOf(ArmEvaluator.Resolve(copy.Find("count") ?? new ArmNode.Null(copy.Place), scope)) is { } count
            ? Enumerable.Range(0, count).Select(i => ((int?)i, scope.InLoop(copy.TextOf("name") ?? "", i)))
            : [];
    }

    // Bicep names a deployment after its module and a hash.
    private static string Label(ArmNode.Map deployment, string? symbol, ArmScope scope)
    {
        var name = deployment.Find("name") is { } own ? ArmEvaluator.Resolve(own, scope) : null;
        var index = scope.Loops.Count > 0 && deployment.Find("copy") is not null ? string.Create(CultureInfo.InvariantCulture, $"[{scope.Loops[^1].Index}]") : "";
        return name switch
        {
            ArmNode.Text { Value.Length: > 0 } text => text.Value,
            _ when symbol is not null => $"{symbol}{index}",
            ArmNode.Partial mixed when mixed.Start.Trim('-') is { Length: > 0 } start => $"{start}{index}",
            _ => $"module{index}",
        };
    }

    private static ArmEnvironment Environment(ArmNode.Map deployment, string label, ArmScope scope)
    {
        var subscription = deployment.Find("subscriptionId") is { } id ? ArmEvaluator.Resolve(id, scope) : null;
        var group = deployment.Find("resourceGroup") is { } name ? ArmEvaluator.Resolve(name, scope) : null;
        if (subscription is null && group is null && deployment.Find("scope") is null)
        {
            return scope.Environment;
        }

        // The name of a scope is only what Azure knows.
        return new(label, group is not null || (subscription is null && deployment.Find("scope") is null))
        {
            Subscription = subscription ?? scope.Environment.Subscription ?? (scope.Environment.Label.Length == 0 ? scope.Ask("subscription().subscriptionId", deployment.Place) : null),
            Group = group,
        };
    }

    private static Dictionary<string, ArmNode> Parameters(ArmNode.Map properties, ArmNode.Map template, ArmScope inside, ArmScope outside)
    {
        var declared = template.Find("parameters") as ArmNode.Map;
        var values = (properties.Find("parameters") as ArmNode.Map)?.Properties
            .DistinctBy(p => p.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(
                p => p.Key,
                p => ValueOf(ArmEvaluator.Resolve(p.Value, outside), p.Key, declared?.Find(p.Key) as ArmNode.Map, inside),
                StringComparer.OrdinalIgnoreCase) ?? new(StringComparer.OrdinalIgnoreCase);

        // The values are in another file, which replaces default values.
        if (properties.Find("parametersLink") is ArmNode.Map link)
        {
            foreach (var (name, parameter) in (declared?.Properties ?? []).Where(p => !values.ContainsKey(p.Key)))
            {
                values[name] = inside.Unknown(name, parameter as ArmNode.Map, link.Place);
            }
        }

        return values;
    }

    // { value }, or { reference } to a key vault, which has no value here.
    private static ArmNode ValueOf(ArmNode input, string name, ArmNode.Map? declared, ArmScope inside) => input switch
    {
        ArmNode.Map map when map.Find("value") is { } value => value,
        ArmNode.Either either => ArmKnowledge.OneOf(either.Place, either.What, either.Asks, either.Options.Select(o => ValueOf(o, name, declared, inside))),
        ArmNode.Unknown unknown => unknown with { IsDirect = false, Facts = TextFacts.None },
        _ => inside.Unknown(name, declared, input.Place),
    };

    // { outputs: { NAME: { value } } }
    private static ArmNode.Map Answer(ArmScope scope, ArmPlace place)
    {
        var outputs = scope.Outputs().Select(o => KeyValuePair.Create(o.Key, (ArmNode)new ArmNode.Map(place, [new("value", o.Value)])));
        return new(place, [new("outputs", new ArmNode.Map(place, [.. outputs]))]);
    }
}
