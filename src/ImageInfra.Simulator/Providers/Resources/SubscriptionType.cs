using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Providers.Authorization;

namespace ImageInfra.Simulator.Providers.Resources;

/// <summary>The configured subscriptions. A caller sees those in which it has a role.</summary>
internal sealed class SubscriptionType(AzureState azure) : ArmType(azure, "subscriptions", KnownVersions.Resources)
{
    public override IReadOnlyList<ArmOperation> Operations =>
    [
        new("GET", "Microsoft.Resources/subscriptions/read", BehaviorSource.Published, request => ArmAnswer.Of(200, Body(request.Path.Name))),
        new("LIST", null, BehaviorSource.Published, request => ArmAnswer.List(Azure.Options.Subscriptions
            .Where(s => request.Caller is null || AccessCheck.HasAnyRole(Azure, request.Caller.ObjectId, $"/subscriptions/{s}"))
            .Select(Body))),
    ];

    private JsonObject Body(string id)
    {
        var number = Azure.Options.Subscriptions.ToList().FindIndex(s => s.Equals(id, StringComparison.OrdinalIgnoreCase)) + 1;
        return new()
        {
            ["id"] = $"/subscriptions/{id}",
            ["subscriptionId"] = id,
            ["tenantId"] = Azure.Options.TenantId,
            ["displayName"] = $"ImageInfra simulator {number}",
            ["state"] = "Enabled",
            ["authorizationSource"] = "RoleBased",
            ["subscriptionPolicies"] = new JsonObject
            {
                ["locationPlacementId"] = "Public_2014-09-01", ["quotaId"] = "PayAsYouGo_2014-09-01", ["spendingLimit"] = "Off",
            },
        };
    }
}

/// <summary>The regions of a subscription.</summary>
internal sealed class LocationType(AzureState azure) : ArmType(azure, "subscriptions/locations", KnownVersions.Resources)
{
    public override IReadOnlyList<ArmOperation> Operations =>
    [
        new("LIST", "Microsoft.Resources/subscriptions/locations/read", BehaviorSource.Published, request =>
            ArmAnswer.List(Locations.All.Select(l => Locations.Describe(request.Path.SubscriptionId, l)))),
    ];
}

/// <summary>The tenant.</summary>
internal sealed class TenantType(AzureState azure) : ArmType(azure, "tenants", KnownVersions.Resources)
{
    public override IReadOnlyList<ArmOperation> Operations =>
    [
        new("LIST", null, BehaviorSource.Published, _ => ArmAnswer.List([new JsonObject
        {
            ["id"] = $"/tenants/{Azure.Options.TenantId}",
            ["tenantId"] = Azure.Options.TenantId,
            ["displayName"] = "ImageInfra simulator",
            ["tenantCategory"] = "Home",
        }])),
    ];
}
