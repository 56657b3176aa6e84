using ImageInfra.Simulator.Authorization;
using ImageInfra.Simulator.Compute;
using ImageInfra.Simulator.DesktopVirtualization;
using ImageInfra.Simulator.ImageBuilder;
using ImageInfra.Simulator.ManagedIdentity;
using ImageInfra.Simulator.Marketplace;
using ImageInfra.Simulator.Network;
using ImageInfra.Simulator.Operations;
using ImageInfra.Simulator.ResourceGraph;
using ImageInfra.Simulator.Resources;
using ImageInfra.Simulator.State;
using ImageInfra.Simulator.Storage;

namespace ImageInfra.Simulator.Http;

/// <summary>Finds the operation that a request is, and checks what ARM checks for every one.</summary>
internal sealed class ArmRouter
{
    private readonly SimulatedAzure _azure;
    private readonly Dictionary<string, (ArmType Type, HashSet<string> ApiVersions, Dictionary<string, ArmOperation> Operations)> _types;
    private readonly Dictionary<string, Action<DueEvent>> _events;

    public ArmRouter(SimulatedAzure azure)
    {
        _azure = azure;
        Types =
        [
            new SubscriptionType(azure), new TenantType(azure), new LocationType(azure), new ProviderType(azure),
            new ResourceGroupType(azure), .. ResourceListType.All(azure), new IdentityType(azure), new FederatedCredentialType(azure),
            new RoleDefinitionType(azure), new RoleAssignmentType(azure), new GalleryType(azure), new ImageDefinitionType(azure),
            new ImageVersionType(azure), new SoftDeletedVersionType(azure), new ManagedImageType(azure),
            new VirtualMachineType(azure), new VirtualMachineScaleSetType(azure), new ScaleSetInstanceType(azure),
            new HostPoolType(azure), new SessionHostType(azure),
            .. MarketplaceType.All(azure), new ImageTemplateType(azure), new RunOutputType(azure), new TriggerType(azure),
            new ImageBuilderOperationsType(azure), new VirtualNetworkType(azure), new SubnetType(azure), new NetworkSecurityGroupType(azure),
            new PublicIPAddressType(azure), new NatGatewayType(azure),
            new StorageAccountType(azure), new BlobContainerType(azure), new ResourceGraphType(azure), .. OperationType.All(azure),
        ];
        _types = Types.ToDictionary(
            t => t.Name,
            t => (t, t.ApiVersions.ToHashSet(StringComparer.OrdinalIgnoreCase), t.Operations.ToDictionary(o => o.Verb, StringComparer.OrdinalIgnoreCase)),
            StringComparer.OrdinalIgnoreCase);
        _events = Types.SelectMany(t => t.Events).Concat(azure.Operations.Events).ToDictionary(e => e.Key, e => e.Value);
    }

    public IReadOnlyList<ArmType> Types { get; }

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
        catch (Exception e) when (e is InvalidOperationException or InvalidCastException or FormatException or OverflowException)
        {
            // A property of another type than Azure's; nothing is stored before everything is read.
            return ArmAnswer.Fault(new(400, "InvalidRequestContent", $"The request content was invalid and could not be deserialized: '{e.Message}'"));
        }
    }

    private ArmAnswer Route(ArmRequest request)
    {
        var path = request.Path;
        var isAction = request.Method == "POST";
        if (!_types.TryGetValue(isAction ? OwnerOf(path.Type) : path.Type, out var found))
        {
            throw NotSimulated(request);
        }

        var verb = isAction ? $"POST {path.Name}" : request.Method == "GET" && path.EndsWithType ? "LIST" : request.Method;
        if (path.EndsWithType != (isAction || verb == "LIST"))
        {
            throw NotSimulated(request);
        }

        CheckVersion(request, found.Type, found.ApiVersions);
        CheckSubscription(path);
        if (!found.Operations.TryGetValue(verb, out var operation))
        {
            throw NotSimulated(request);
        }

        CheckAccess(request, operation, path.EndsWithType ? path.Parent : path.Text);
        CheckGroup(request, operation);
        return operation.Answer(request);
    }

    // An action is the last part of its type; one of a provider itself has nothing but the provider before it.
    private static string OwnerOf(string type) =>
        type.Count(c => c == '/') > 1 ? type[..type.LastIndexOf('/')]
        : ResourceId.Same(type, ResourceGraphType.QueryName) ? ResourceGraphType.TypeName
        : ProviderType.TypeName;

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

    private void CheckAccess(ArmRequest request, ArmOperation operation, string scope)
    {
        if (request.Caller is { } caller && operation.Action is { } action && !AccessCheck.May(_azure, caller.ObjectId, action, scope))
        {
            throw AccessCheck.Refusal("AuthorizationFailed", caller, action, scope);
        }
    }

    private void CheckGroup(ArmRequest request, ArmOperation operation)
    {
        var path = request.Path;
        var isTheGroup = path.Segments.Length <= 4;
        if (path.ResourceGroup.Length > 0 && !isTheGroup && operation.Verb != "DELETE")
        {
            var group = _azure.Store.Find(path.ResourceGroupId)
                ?? throw new ArmFault(404, "ResourceGroupNotFound", $"Resource group '{path.ResourceGroup}' could not be found.");
            if (operation.Verb == "PUT" && group.ProvisioningState == "Deleting")
            {
                throw new ArmFault(409, "ResourceGroupBeingDeleted", $"The resource group '{path.ResourceGroup}' is in deprovisioning state and cannot perform this operation.");
            }
        }

        if (operation.Verb == "PUT")
        {
            ProviderType.CheckRegistered(_azure, path);
        }
    }

    private static ArmFault NotSimulated(ArmRequest request) => new(
        501,
        "NotSimulated",
        $"The simulator does not do {request.Method} on {request.Path.Type}; Azure may. COVERAGE.md of the simulator lists what it does.");
}
