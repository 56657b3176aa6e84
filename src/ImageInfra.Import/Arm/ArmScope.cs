namespace ImageInfra.Import.Arm;

/// <summary>The names that expressions of a template can use: parameters, variables, user-defined functions, copy loops.</summary>
internal sealed class ArmScope
{
    private const int MaximumDepth = 20;

    private readonly ArmNode.Map _template;
    private readonly ArmNode.Map _resources;
    private readonly IReadOnlyDictionary<string, ArmNode> _parameters;
    private readonly Dictionary<string, ArmNode> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _open = new(StringComparer.OrdinalIgnoreCase);
    private readonly int _depth;

    /// <param name="template">The deployment template, or a resource in its place.</param>
    /// <param name="parameters">The values of its parameters.</param>
    /// <param name="values">The values from the user.</param>
    public ArmScope(ArmNode.Map template, IReadOnlyDictionary<string, ArmNode> parameters, ParameterValues values)
    {
        _template = template;
        _resources = template;
        _parameters = parameters;
        Values = values;
    }

    private ArmScope(ArmScope outer, int depth, ArmNode.Map? resources = null)
    {
        _template = outer._template;
        _resources = resources ?? outer._resources;
        _parameters = outer._parameters;
        _known = outer._known;
        _open = outer._open;
        _depth = depth;
        Values = outer.Values;
        Loops = outer.Loops;
        LambdaVariables = outer.LambdaVariables;
        Arguments = outer.Arguments;
    }

    public ParameterValues Values { get; }

    /// <summary>The enclosing copy loops, the innermost last.</summary>
    public IReadOnlyList<(string Name, int Index)> Loops { get; private init; } = [];

    /// <summary>The variables of the enclosing lambdas.</summary>
    public IReadOnlyDictionary<string, ArmNode> LambdaVariables { get; private init; } = new Dictionary<string, ArmNode>();

    /// <summary>The arguments inside a user-defined function, or null.</summary>
    public IReadOnlyDictionary<string, ArmNode>? Arguments { get; private init; }

    /// <summary>Returns the scope inside a copy loop.</summary>
    public ArmScope InLoop(string name, int index) => new(this, _depth) { Loops = [.. Loops, (name, index)] };

    /// <summary>Returns the scope inside a lambda.</summary>
    public ArmScope InLambda(IEnumerable<KeyValuePair<string, ArmNode>> variables) => new(this, _depth)
    {
        LambdaVariables = LambdaVariables.Concat(variables).GroupBy(v => v.Key).ToDictionary(g => g.Key, g => g.Last().Value),
    };

    /// <summary>Returns the scope inside a user-defined function, or null for endless recursion.</summary>
    public ArmScope? InFunction(IReadOnlyDictionary<string, ArmNode> arguments) =>
        _depth > MaximumDepth ? null : new(this, _depth + 1) { Arguments = arguments };

    /// <summary>Returns the scope inside a nested deployment that is evaluated in the outer scope.</summary>
    public ArmScope WithResources(ArmNode.Map template) => new(this, _depth, template);

    /// <summary>Returns the resources of the template, with their symbolic names if they have one.</summary>
    public IEnumerable<(string? Symbol, ArmNode.Map Resource)> Resources() => _resources.Find("resources") switch
    {
        ArmNode.List list => list.Items.OfType<ArmNode.Map>().Select(r => ((string?)null, r)),
        // languageVersion 2.0.
        ArmNode.Map map => map.Properties.Where(p => p.Value is ArmNode.Map).Select(p => ((string?)p.Key, (ArmNode.Map)p.Value)),
        _ => [],
    };

    /// <summary>Returns the outputs of the template. Circular outputs are unknown.</summary>
    public IEnumerable<KeyValuePair<string, ArmNode>> Outputs() =>
        from output in (_resources.Find("outputs") as ArmNode.Map)?.Properties ?? []
        let declared = output.Value as ArmNode.Map
        let value = declared?.Find("value") is { } expression
            ? ArmEvaluator.Resolve(expression, this)
            : declared?.Find("copy") is ArmNode.Map copy ? ArmEvaluator.Repeat(copy, copy.TextOf("name") ?? "", this) : null
        where value is not null
        select KeyValuePair.Create(output.Key, value);

    /// <summary>Returns the value of a parameter, or null if it does not exist.</summary>
    public ArmNode? Parameter(string name)
    {
        if (Arguments is not null)
        {
            return Arguments.GetValueOrDefault(name);
        }

        if (_parameters.TryGetValue(name, out var value))
        {
            return value;
        }

        var declared = (_template.Find("parameters") as ArmNode.Map)?.Find(name) as ArmNode.Map;
        return declared?.Find("defaultValue") is { } otherwise
            ? Once($"parameters {name}", () => ArmEvaluator.Resolve(otherwise, this))
            : declared?.Find("nullable") is ArmNode.Flag { Value: true } nullable ? new ArmNode.Null(nullable.Place) : null;
    }

    /// <summary>Returns the value of a variable, or null if it does not exist.</summary>
    public ArmNode? Variable(string name)
    {
        var variables = _template.Find("variables") as ArmNode.Map;
        if (variables?.Find(name) is { } value)
        {
            return Once($"variables {name}", () => ArmEvaluator.Resolve(value, this));
        }

        return (variables?.Find("copy") as ArmNode.List)?.Items.OfType<ArmNode.Map>()
            .FirstOrDefault(c => string.Equals(c.TextOf("name"), name, StringComparison.OrdinalIgnoreCase)) is { } copy
                ? Once($"variables {name}", () => ArmEvaluator.Repeat(copy, name, this))
                : null;
    }

    /// <summary>Returns a user-defined function by its full name, <c>namespace.name</c>, or null.</summary>
    public ArmNode.Map? Function(string name) => name.Split('.') is [var space, var member]
        ? (_template.Find("functions") as ArmNode.List)?.Items.OfType<ArmNode.Map>()
            .Where(f => string.Equals(f.TextOf("namespace"), space, StringComparison.OrdinalIgnoreCase))
            .Select(f => (f.Find("members") as ArmNode.Map)?.Find(member))
            .OfType<ArmNode.Map>()
            .FirstOrDefault()
        : null;

    /// <summary>Evaluates <c>reference()</c> of a nested deployment, or returns null.</summary>
    public ArmNode? Deployment(string what) => Once($"deployments {what} {string.Join(' ', Loops)}", () => ArmDeployments.Reference(what, this));

    // Null for circular references, which Azure rejects.
    private ArmNode? Once(string key, Func<ArmNode?> evaluate)
    {
        if (_known.TryGetValue(key, out var known))
        {
            return known;
        }

        if (!_open.Add(key))
        {
            return null;
        }

        var value = evaluate();
        _open.Remove(key);
        if (value is not null)
        {
            _known[key] = value;
        }

        return value;
    }
}
