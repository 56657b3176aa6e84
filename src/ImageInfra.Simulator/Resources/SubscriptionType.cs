using System.Text.Json.Nodes;
using ImageInfra.Simulator.Http;

namespace ImageInfra.Simulator.Resources;

/// <summary>The one subscription.</summary>
internal sealed class SubscriptionType(SimulatedAzure azure) : ArmType(azure)
{
    public override string Name => "subscriptions";

    public override IReadOnlyList<string> ApiVersions => KnownVersions.Resources;

    public override ArmAnswer Get(ArmRequest request) => new(200, Body());

    public override ArmAnswer List(ArmRequest request) => ArmAnswer.List([Body()]);

    private JsonObject Body() => new()
    {
        ["id"] = $"/subscriptions/{Azure.Options.SubscriptionId}",
        ["subscriptionId"] = Azure.Options.SubscriptionId,
        ["tenantId"] = Azure.Options.TenantId,
        ["displayName"] = "ImageInfra simulator",
        ["state"] = "Enabled",
    };
}
