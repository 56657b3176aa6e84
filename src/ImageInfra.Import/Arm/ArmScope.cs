namespace ImageInfra.Import.Arm;

/// <summary>What expressions of a template can refer to: parameters, variables, functions of its own, copy loops.</summary>
internal sealed class ArmScope
{
    private const int MaximumDepth = 20;

    private readonly ArmNode.Map _template;
    private readonly ArmNode.Map _resources;
    private readonly IReadOnlyDictionary<string, ArmNode> _parameters;
    private readonly Dictionary<string, ArmNode> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _open = new(StringComparer.OrdinalIgnoreCase);
    private readonly int _depth;

    /// <param name="template">The deployment template, or what stands for one.</param>
    /// <param name="parameters">The values of its parameters.</param>
    /// <param name="values">The values that the import is given.</param>
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

    /// <summary>The copy loops around what is evaluated, the innermost last.</summary>
    public IReadOnlyList<(string Name, int Index)> Loops { get; private init; } = [];

    /// <summary>The variables of the lambdas around what is evaluated.</summary>
    public IReadOnlyDictionary<string, ArmNode> LambdaVariables { get; private init; } = new Dictionary<string, ArmNode>();

    /// <summary>The parameters of the template's own function that is evaluated, or null.</summary>
    public IReadOnlyDictionary<string, ArmNode>? Arguments { get; private init; }

    /// <summary>The same inside a copy loop.</summary>
    public ArmScope InLoop(string name, int index) => new(this, _depth) { Loops = [.. Loops, (name, index)] };

    /// <summary>The same inside a lambda.</summary>
    public ArmScope InLambda(IEnumerable<KeyValuePair<string, ArmNode>> variables) => new(this, _depth)
    {
        LambdaVariables = LambdaVariables.Concat(variables).GroupBy(v => v.Key).ToDictionary(g => g.Key, g => g.Last().Value),
    };

    /// <summary>The same inside a function of the template's own, or null where those never end.</summary>
    public ArmScope? InFunction(IReadOnlyDictionary<string, ArmNode> arguments) =>
        _depth > MaximumDepth ? null : new(this, _depth + 1) { Arguments = arguments };

    /// <summary>The same inside a nested deployment whose expressions are the outer template's.</summary>
    public ArmScope WithResources(ArmNode.Map template) => new(this, _depth, template);

    /// <summary>The resources of the template, each with its symbolic name where it has one.</summary>
    public IEnumerable<(string? Symbol, ArmNode.Map Resource)> Resources() => _resources.Find("resources") switch
    {
        ArmNode.List list => list.Items.OfType<ArmNode.Map>().Select(r => ((string?)null, r)),
        // languageVersion 2.0.
        ArmNode.Map map => map.Properties.Where(p => p.Value is ArmNode.Map).Select(p => ((string?)p.Key, (ArmNode.Map)p.Value)),
        _ => [],
    };

    /// <summary>The outputs of the template. What they need of each other in a circle is not known.</summary>
    public IEnumerable<KeyValuePair<string, ArmNode>> Outputs() =>
        from output in (_resources.Find("outputs") as ArmNode.Map)?.Properties ?? []
        let declared = output.Value as ArmNode.Map
        let value = declared?.Find("value") is { } expression
            ? ArmEvaluator.Resolve(expression, this)
            : declared?.Find("copy") is ArmNode.Map copy ? ArmEvaluator.Repeat(copy, copy.TextOf("name") ?? "", this) : null
        where value is not null
        select KeyValuePair.Create(output.Key, value);

    /// <summary>The value of a parameter, or null where there is none.</summary>
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

    /// <summary>The value of a variable, or null where there is none.</summary>
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

    /// <summary>A function that the template defines: <c>namespace.name</c>.</summary>
    public ArmNode.Map? Function(string name) => name.Split('.') is [var space, var member]
        ? (_template.Find("functions") as ArmNode.List)?.Items.OfType<ArmNode.Map>()
            .Where(f => string.Equals(f.TextOf("namespace"), space, StringComparison.OrdinalIgnoreCase))
            .Select(f => (f.Find("members") as ArmNode.Map)?.Find(member))
            .OfType<ArmNode.Map>()
            .FirstOrDefault()
        : null;

    /// <summary>What <c>reference()</c> of a nested deployment answers, or null.</summary>
    public ArmNode? Deployment(string what) => Once($"deployments {what} {string.Join(' ', Loops)}", () => ArmDeployments.Reference(what, this));

    // Null for what refers to itself, which Azure refuses.
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
