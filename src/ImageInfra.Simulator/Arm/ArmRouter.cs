using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Arm;

/// <summary>Routes requests to the operations of resource types, after ARM's general checks.</summary>
internal sealed class ArmRouter
{
    private readonly AzureState _azure;
    private readonly IReadOnlyList<Action<ArmRequest, ArmOperation>> _checks;
    private readonly Dictionary<string, (ArmType Type, HashSet<string> ApiVersions, Dictionary<string, ArmOperation> Operations)> _types;
    private readonly Dictionary<string, Action<DueEvent>> _events;

    /// <param name="azure">The state of the simulated Azure.</param>
    /// <param name="types">The resource types.</param>
    /// <param name="checks">Checks that throw an <see cref="ArmFault"/>, in order.</param>
    public ArmRouter(AzureState azure, IReadOnlyList<ArmType> types, IReadOnlyList<Action<ArmRequest, ArmOperation>> checks)
    {
        _azure = azure;
        _checks = checks;
        Types = types;
        _types = types.ToDictionary(
            t => t.Name,
            t => (t, t.ApiVersions.ToHashSet(StringComparer.OrdinalIgnoreCase), t.Operations.ToDictionary(o => o.Verb, StringComparer.OrdinalIgnoreCase)),
            StringComparer.OrdinalIgnoreCase);
        _events = types.SelectMany(t => t.Events).Concat(azure.Operations.Events).ToDictionary(e => e.Key, e => e.Value);
    }

    public IReadOnlyList<ArmType> Types { get; }

    /// <summary>Returns the registered type of a resource, or null.</summary>
    public ArmType? TypeOf(string id) => _types.TryGetValue(ResourceId.TypeOf(id), out var found) ? found.Type : null;

    /// <summary>Handles a due event.</summary>
    public void Handle(DueEvent due) => _events[due.Kind](due);

    public ArmAnswer Answer(ArmRequest request)
    {
        try
        {
            return Route(request);
        }
        catch (ArmFault fault)
        {
            return ArmAnswer.Fault(fault);
        }
        catch (Exception e) when (e is InvalidOperationException or InvalidCastException or FormatException or OverflowException)
        {
            // A property has the wrong type. Handlers read the whole request before they store anything, so nothing changed.
            return ArmAnswer.Fault(new(400, "InvalidRequestContent", $"The request content was invalid and could not be deserialized: '{e.Message}'"));
        }
    }

    private ArmAnswer Route(ArmRequest request)
    {
        var path = request.Path;
        var isAction = request.Method == "POST";
        var verb = isAction ? $"POST {path.Name}" : request.Method == "GET" && path.EndsWithType ? "LIST" : request.Method;
        if (!_types.TryGetValue(isAction ? OwnerOf(path.Type, verb) : path.Type, out var found) || path.EndsWithType != (isAction || verb == "LIST"))
        {
            throw NotSimulated(request);
        }

        CheckVersion(request, found.Type, found.ApiVersions);
        CheckSubscription(path);
        if (!found.Operations.TryGetValue(verb, out var operation))
        {
            throw NotSimulated(request);
        }

        foreach (var check in _checks)
        {
            check(request, operation);
        }

        return operation.Answer(request);
    }

    // The last segment of the type is the action. A provider action belongs to the type with the provider's name, or to all providers.
    private string OwnerOf(string type, string verb)
    {
        var owner = type[..Math.Max(0, type.LastIndexOf('/'))];
        var isOfType = owner.Contains('/') || (_types.TryGetValue(owner, out var found) && found.Operations.ContainsKey(verb));
        return isOfType ? owner : ArmPath.Providers;
    }

    private static void CheckVersion(ArmRequest request, ArmType type, HashSet<string> known)
    {
        if (request.ApiVersion.Length == 0)
        {
            throw new ArmFault(400, "MissingApiVersionParameter", "The api-version query parameter (?api-version=) is required for all requests.");
        }

        if (!known.Contains(request.ApiVersion))
        {
            throw new ArmFault(
                400,
                "NoRegisteredProviderFound",
                $"No registered resource provider found for API version '{request.ApiVersion}' for type '{type.Name}'. The supported api-versions are '{string.Join(", ", type.ApiVersions)}'.");
        }
    }

    private void CheckSubscription(ArmPath path)
    {
        if (path.SubscriptionId.Length > 0 && !_azure.Options.Subscriptions.Contains(path.SubscriptionId, StringComparer.OrdinalIgnoreCase))
        {
            throw new ArmFault(404, "SubscriptionNotFound", $"The subscription '{path.SubscriptionId}' could not be found.");
        }
    }

    private static ArmFault NotSimulated(ArmRequest request) => new(
        501,
        "NotSimulated",
        $"The simulator does not simulate {request.Method} on {request.Path.Type}; Azure may support it. COVERAGE.md of the simulator lists the simulated operations.");
}
