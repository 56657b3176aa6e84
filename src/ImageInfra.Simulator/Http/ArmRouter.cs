using ImageInfra.Simulator.Authorization;
using ImageInfra.Simulator.Compute;
using ImageInfra.Simulator.ImageBuilder;
using ImageInfra.Simulator.ManagedIdentity;
using ImageInfra.Simulator.Operations;
using ImageInfra.Simulator.Resources;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.Http;

/// <summary>Finds the type that a request is about, and checks what ARM checks for every type.</summary>
internal sealed class ArmRouter
{
    private readonly SimulatedAzure _azure;
    private readonly Dictionary<string, ArmType> _types;
    private readonly Dictionary<string, Action<DueEvent>> _events;

    public ArmRouter(SimulatedAzure azure)
    {
        _azure = azure;
        ArmType[] types =
        [
            new SubscriptionType(azure), new ProviderType(azure), new RegistrationType(azure), new ResourceGroupType(azure),
            new ResourceGroupContents(azure), new IdentityType(azure), new RoleDefinitionType(azure), new RoleAssignmentType(azure),
            new GalleryType(azure), new ImageDefinitionType(azure), new ImageVersionType(azure), new ImageTemplateType(azure),
            new RunOutputType(azure), .. OperationType.All(azure),
        ];
        _types = types.ToDictionary(t => t.Name, StringComparer.OrdinalIgnoreCase);
        _events = types.SelectMany(t => t.Events).Concat(azure.Operations.Events).ToDictionary(e => e.Key, e => e.Value);
    }

    /// <summary>Lets something happen that was due.</summary>
    public void Happen(DueEvent due) => _events[due.Kind](due);

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
        catch (Exception e) when (e is InvalidOperationException or InvalidCastException or FormatException)
        {
            // A property of another type than Azure's; nothing is stored before everything is read.
            return ArmAnswer.Fault(new(400, "InvalidRequestContent", $"The request content was invalid and could not be deserialized: '{e.Message}'"));
        }
    }

    private ArmAnswer Route(ArmRequest request)
    {
        var path = request.Path;
        if (!_types.TryGetValue(request.Method == "POST" ? OwnerOf(path) : path.Type, out var type))
        {
            throw ArmType.NotSimulated(request);
        }

        CheckVersion(request, type);
        CheckScope(path, request.Method);
        return request.Method switch
        {
            "POST" when type.Actions.TryGetValue(path.Name.ToLowerInvariant(), out var action) => action(request),
            "GET" when path.EndsWithType => type.List(request),
            "GET" or "HEAD" => type.Get(request),
            "PUT" when !path.EndsWithType => type.Put(request),
            "PATCH" when !path.EndsWithType => type.Patch(request),
            "DELETE" when !path.EndsWithType => type.Delete(request),
            _ => throw ArmType.NotSimulated(request),
        };
    }

    // An action is the last part of its type; registering is one of a provider, which has no type.
    private static string OwnerOf(ArmPath path) => path.Name.Equals(RegistrationType.Action, StringComparison.OrdinalIgnoreCase)
        ? RegistrationType.Action
        : path.Type[..Math.Max(0, path.Type.LastIndexOf('/'))];

    private static void CheckVersion(ArmRequest request, ArmType type)
    {
        if (request.ApiVersion.Length == 0)
        {
            throw new ArmFault(400, "MissingApiVersionParameter", "The api-version query parameter (?api-version=) is required for all requests.");
        }

        if (!type.ApiVersions.Contains(request.ApiVersion, StringComparer.OrdinalIgnoreCase))
        {
            throw new ArmFault(
                400,
                "NoRegisteredProviderFound",
                $"No registered resource provider found for API version '{request.ApiVersion}' for type '{type.Name}'. The supported api-versions are '{string.Join(", ", type.ApiVersions)}'.");
        }
    }

    private void CheckScope(ArmPath path, string method)
    {
        if (path.SubscriptionId.Length > 0 && !path.SubscriptionId.Equals(_azure.Options.SubscriptionId, StringComparison.OrdinalIgnoreCase))
        {
            throw new ArmFault(404, "SubscriptionNotFound", $"The subscription '{path.SubscriptionId}' could not be found.");
        }

        var isTheGroup = path.Segments.Length <= 4;
        if (path.ResourceGroup.Length > 0 && !isTheGroup && _azure.Store.Find(path.ResourceGroupId) is null && method != "DELETE")
        {
            throw new ArmFault(404, "ResourceGroupNotFound", $"Resource group '{path.ResourceGroup}' could not be found.");
        }
    }
}
