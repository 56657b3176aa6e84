using ImageInfra.Import.Values;

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
        Environment = ArmEnvironment.Of(template);
    }

    private ArmScope(ArmScope outer, int depth, ArmNode.Map? resources = null)
    {
        _template = outer._template;
        _resources = resources ?? outer._resources;
        _parameters = outer._parameters;
        _known = outer._known;
        _open = outer._open;
        _depth = depth;
        Label = outer.Label;
        Environment = outer.Environment;
        Linked = outer.Linked;
        Values = outer.Values;
        Loops = outer.Loops;
        LambdaVariables = outer.LambdaVariables;
        Arguments = outer.Arguments;
    }

    public ParameterValues Values { get; }

    /// <summary>The path of modules, such as <c>network.subnets</c>; empty outside of modules.</summary>
    public string Label { get; init; } = "";

    /// <summary>Where the deployment goes.</summary>
    public ArmEnvironment Environment { get; init; }

    /// <summary>The templates of linked deployments.</summary>
    public ILinkedTemplates? Linked { get; init; }

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

    /// <summary>Returns the scope inside a nested deployment with parameters of its own.</summary>
    public ArmScope InModule(string label, ArmEnvironment environment, ArmNode.Map template, IReadOnlyDictionary<string, ArmNode> parameters) => new(template, parameters, Values)
    {
        Label = label,
        Environment = environment,
        Linked = Linked,
    };

    /// <summary>Returns the given value of an expression or parameter in this scope, or null.</summary>
    public ArmNode? Given(string what, ArmPlace place) => Values.GivenFor(Label.Length == 0 ? what : $"{Label}.{what}", place);

    /// <summary>Returns the given value of something about the place of the deployment, or an unknown value.</summary>
    public ArmNode Ask(string what, ArmPlace place)
    {
        var key = Environment.Label.Length == 0 ? what : $"{Environment.Label}.{what}";
        return Values.GivenFor(key, place) ?? new ArmNode.Unknown(place, what, [new(key)]) { IsDirect = true, Facts = TextFacts.Segment };
    }

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

    /// <summary>Returns the value of a parameter. An unknown one is asked for.</summary>
    public ArmNode? Parameter(string name, ArmPlace place)
    {
        if (Arguments is not null)
        {
            return Arguments.GetValueOrDefault(name);
        }

        var declared = (_template.Find("parameters") as ArmNode.Map)?.Find(name) as ArmNode.Map;
        var otherwise = declared?.Find("defaultValue");

        // Null stands for the default value.
        if (_parameters.TryGetValue(name, out var value) && (value is not ArmNode.Null || otherwise is null))
        {
            return value;
        }

        if (otherwise is not null)
        {
            return Once($"parameters {name}", () => ArmEvaluator.Resolve(otherwise, this));
        }

        return declared?.Find("nullable") is ArmNode.Flag { Value: true } nullable ? new ArmNode.Null(nullable.Place) : Unknown(name, declared, place);
    }

    /// <summary>Returns an unknown parameter: given, or one of the allowed values, or unknown.</summary>
    public ArmNode Unknown(string name, ArmNode.Map? declared, ArmPlace place)
    {
        var type = declared is null ? null : ParameterValues.TypeOf(declared, _template);
        var key = Label.Length == 0 ? name : $"{Label}.{name}";
        if (Values.TypedFor(key, type, place) is { } given)
        {
            return given;
        }

        var what = $"parameters('{name}')";
        Ask[] asks = [new(key) { Type = type }];
        return type?.ToLowerInvariant() is not ("string" or "int" or "bool") || declared?.Find("allowedValues") is not ArmNode.List { Items.Count: > 0 } allowed || !ArmKnowledge.IsKnown(allowed)
            ? new ArmNode.Unknown(place, what, asks) { IsDirect = true, Facts = declared?.Find("minLength") is ArmNode.Number { Value: > 0 } ? TextFacts.NotEmpty : TextFacts.None }
            : ArmKnowledge.OneOf(place, what, asks, allowed.Items);
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

