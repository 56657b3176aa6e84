using System.Text.Json.Nodes;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.Resources;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.ManagedIdentity;

/// <summary>User-assigned identities. Their principal ids come from their ids, so a simulation repeats.</summary>
internal sealed class IdentityType(SimulatedAzure azure) : ArmType(azure)
{
    public override string Name => "Microsoft.ManagedIdentity/userAssignedIdentities";

    public override IReadOnlyList<string> ApiVersions => KnownVersions.Identities;

    public override ArmAnswer Get(ArmRequest request) => new(200, Require(request).Body);

    public override ArmAnswer List(ArmRequest request) => ArmAnswer.List(Azure.Listed(request, Name));

    public override ArmAnswer Put(ArmRequest request)
    {
        ResourceNames.Check(request.Path.Name, "^[A-Za-z0-9][A-Za-z0-9_-]{2,127}$", "identity");
        var body = request.RequiredBody;
        var location = Locations.Require(body);
        var known = Azure.Store.Find(request.Path.Text);
        var id = AzureIds.WithLowerCaseGroups(request.Path.Text);
        var identity = new ArmResource(id, new JsonObject
        {
            ["id"] = id,
            ["name"] = request.Path.Name,
            ["type"] = Name,
            ["location"] = Locations.Normalize(location),
            ["tags"] = (body["tags"] ?? new JsonObject()).DeepClone(),
            ["properties"] = new JsonObject
            {
                ["tenantId"] = Azure.Options.TenantId,
                ["principalId"] = DerivedGuid.Of($"principal {id}").ToString(),
                ["clientId"] = DerivedGuid.Of($"client {id}").ToString(),
            },
        });
        Azure.Store.Put(identity);
        return new(known is null ? 201 : 200, identity.Body);
    }

    public override ArmAnswer Patch(ArmRequest request)
    {
        var identity = Require(request);
        identity.Body["tags"] = (request.RequiredBody["tags"] ?? new JsonObject()).DeepClone();
        Azure.Store.Put(identity);
        return new(200, identity.Body);
    }

    public override ArmAnswer Delete(ArmRequest request)
    {
        var known = Azure.Store.Find(request.Path.Text);
        Azure.Store.Remove(request.Path.Text);
        return new(known is null ? 204 : 200);
    }

    private ArmResource Require(ArmRequest request) => Azure.Store.Find(request.Path.Text) ?? throw Missing.Resource(request.Path);
}
