using System.Text.Json.Nodes;
using ImageInfra.Simulator.Authorization;
using ImageInfra.Simulator.Http;

namespace ImageInfra.Simulator.Resources;

/// <summary>Subscriptions: as many as the options say. Whoever has no role in one does not see it.</summary>
internal sealed class SubscriptionType(SimulatedAzure azure) : ArmType(azure)
{
    public override string Name => "subscriptions";

    public override IReadOnlyList<string> ApiVersions => KnownVersions.Resources;

    public override IReadOnlyList<ArmOperation> Operations =>
    [
        new("GET", "Microsoft.Resources/subscriptions/read", Evidence.Published, request => ArmAnswer.Of(200, Body(request.Path.Name))),
        new("LIST", null, Evidence.Published, request => ArmAnswer.List(Azure.Options.Subscriptions
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
