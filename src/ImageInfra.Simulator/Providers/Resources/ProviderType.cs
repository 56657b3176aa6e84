using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.Resources;

/// <summary>
/// Resource providers. All are registered initially, because a build in a new subscription would need seven registrations. An
/// unregistered provider rejects every PUT.
/// </summary>
internal sealed class ProviderType(AzureState azure) : ArmType(azure, ArmPath.Providers, KnownVersions.Resources)
{
    private const string Changed = "provider-changed";

    private static readonly TimeSpan s_change = TimeSpan.FromSeconds(30);
    private static readonly string[] s_namespaces =
    [
        "Microsoft.VirtualMachineImages", "Microsoft.Compute", "Microsoft.KeyVault", "Microsoft.Storage", "Microsoft.Network",
        "Microsoft.ContainerInstance", "Microsoft.ManagedIdentity", "Microsoft.Authorization", "Microsoft.Resources",
        "Microsoft.DesktopVirtualization", "Microsoft.ResourceGraph",
    ];

    public override IReadOnlyList<ArmOperation> Operations =>
    [
        new("GET", null, BehaviorSource.Published, request => ArmAnswer.Of(200, Body(request, Find(request.Path.Name)))),
        new("LIST", null, BehaviorSource.Published, request => ArmAnswer.List(s_namespaces.Select(n => Body(request, n)))),
        new("POST register", "Microsoft.Resources/subscriptions/providers/register/action", BehaviorSource.Published, request => Change(request, "Registering", "Registered")),
        new("POST unregister", "Microsoft.Resources/subscriptions/providers/unregister/action", BehaviorSource.Assumed, request => Change(request, "Unregistering", "Unregistered")),
    ];

    public override IReadOnlyDictionary<string, Action<DueEvent>> Events => new Dictionary<string, Action<DueEvent>>
    {
        [Changed] = due => Azure.Store.Put(new(due.Target, new JsonObject { ["state"] = (string?)due.Data!["state"] })),
    };

    /// <summary>Rejects a PUT if its provider is not registered.</summary>
    public static void Check(AzureState azure, ArmRequest request, ArmOperation operation)
    {
        if (operation.Verb != "PUT")
        {
            return;
        }

        var path = request.Path;
        var provider = path.Type[..path.Type.IndexOf('/', StringComparison.Ordinal)];
        if (path.ResourceGroup.Length > 0 && s_namespaces.Contains(provider, StringComparer.OrdinalIgnoreCase) && StateOf(azure, path.SubscriptionId, provider) is not ("Registered" or "Registering"))
        {
            throw new ArmFault(409, "MissingSubscriptionRegistration", $"The subscription is not registered to use namespace '{provider}'. See https://aka.ms/rps-not-found for how to register subscriptions.");
        }
    }

    private static string StateOf(AzureState azure, string subscription, string provider) =>
        (string?)azure.Store.Find(Key(subscription, provider))?.Body["state"] ?? "Registered";

    private static string Key(string subscription, string provider) => $"/subscriptions/{subscription}/registrations/{provider}";

    private static string Find(string name) => s_namespaces.FirstOrDefault(n => n.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArmFault(404, "InvalidResourceNamespace", $"The resource namespace '{name}' is invalid.");

    private ArmAnswer Change(ArmRequest request, string now, string then)
    {
        var provider = Find(request.Path.Segments[^2]);
        var key = Key(request.Path.SubscriptionId, provider);
        if (StateOf(Azure, request.Path.SubscriptionId, provider) != then)
        {
            Azure.Store.Put(new(key, new JsonObject { ["state"] = now }));
            Azure.Timeline.Schedule(Azure.Now + s_change, Changed, key, new JsonObject { ["state"] = then });
        }

        return ArmAnswer.Of(200, Body(request, provider));
    }

    private JsonObject Body(ArmRequest request, string provider) => new()
    {
        ["id"] = $"/subscriptions/{request.Path.SubscriptionId}/providers/{provider}",
        ["namespace"] = provider,
        ["registrationState"] = StateOf(Azure, request.Path.SubscriptionId, provider),
        ["registrationPolicy"] = "RegistrationRequired",
        ["resourceTypes"] = new JsonArray([.. Azure.Types
            .Where(t => t.Name.StartsWith(provider + "/", StringComparison.OrdinalIgnoreCase))
            .Select(t => new JsonObject
            {
                ["resourceType"] = t.Name[(provider.Length + 1)..],
                ["locations"] = new JsonArray([.. Locations.All.Select(l => JsonValue.Create(Locations.DisplayName(l)))]),
                ["apiVersions"] = new JsonArray([.. t.ApiVersions.Reverse().Select(v => JsonValue.Create(v))]),
            })]),
    };
}
