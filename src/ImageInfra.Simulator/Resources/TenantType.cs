using System.Text.Json.Nodes;
using ImageInfra.Simulator.Http;

namespace ImageInfra.Simulator.Resources;

/// <summary>The one tenant.</summary>
internal sealed class TenantType(SimulatedAzure azure) : ArmType(azure)
{
    public override string Name => "tenants";

    public override IReadOnlyList<string> ApiVersions => KnownVersions.Resources;

    public override IReadOnlyList<ArmOperation> Operations =>
    [
        new("LIST", null, Evidence.Published, _ => ArmAnswer.List([new JsonObject
        {
            ["id"] = $"/tenants/{Azure.Options.TenantId}",
            ["tenantId"] = Azure.Options.TenantId,
            ["displayName"] = "ImageInfra simulator",
            ["tenantCategory"] = "Home",
        }])),
    ];
}
