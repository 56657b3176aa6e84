using System.Text.Json.Nodes;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.Operations;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.Resources;

/// <summary>Resource groups.</summary>
internal sealed class ResourceGroupType(SimulatedAzure azure) : ArmType(azure)
{
    private static readonly TimeSpan s_deletion = TimeSpan.FromSeconds(45);

    public override string Name => "subscriptions/resourceGroups";

    public override IReadOnlyList<string> ApiVersions => KnownVersions.Resources;

    public override ArmAnswer List(ArmRequest request) => ArmAnswer.List(Azure.Store.In(request.Path.Text).Select(r => r.Body));

    public override ArmAnswer Get(ArmRequest request) => request.Method == "HEAD" ? new(Find(request) is null ? 404 : 204) : new(200, Require(request).Body);

    public override ArmAnswer Put(ArmRequest request)
    {
        var body = request.RequiredBody;
        var location = Locations.Require(body);
        ResourceNames.Check(request.Path.Name, @"^[\p{L}\p{N}_().-]{0,89}[\p{L}\p{N}_()-]$", "resource group");
        var known = Find(request);
        if (known is not null && !Locations.Same((string?)known.Body["location"], location))
        {
            throw new ArmFault(409, "InvalidResourceGroupLocation", $"Invalid resource group location '{location}'. The Resource group already exists in location '{known.Body["location"]}'.");
        }

        var group = new ArmResource(request.Path.Text, new JsonObject
        {
            ["id"] = request.Path.Text,
            ["name"] = request.Path.Name,
            ["type"] = "Microsoft.Resources/resourceGroups",
            ["location"] = Locations.Normalize(location),
            ["tags"] = (body["tags"] ?? new JsonObject()).DeepClone(),
            ["properties"] = new JsonObject { ["provisioningState"] = "Succeeded" },
        });
        Azure.Store.Put(group);
        return new(known is null ? 201 : 200, group.Body);
    }

    public override ArmAnswer Patch(ArmRequest request)
    {
        var group = Require(request);
        group.Body["tags"] = (request.RequiredBody["tags"] ?? new JsonObject()).DeepClone();
        Azure.Store.Put(group);
        return new(200, group.Body);
    }

    public override ArmAnswer Delete(ArmRequest request)
    {
        var group = Require(request);
        group.ProvisioningState = "Deleting";
        Azure.Store.Put(group);
        return new(202) { Headers = Azure.Operations.Delete(request, OperationKind.Resources, "", group.Id, s_deletion) };
    }

    private ArmResource? Find(ArmRequest request) => Azure.Store.Find(request.Path.Text);

    private ArmResource Require(ArmRequest request) => Find(request)
        ?? throw new ArmFault(404, "ResourceGroupNotFound", $"Resource group '{request.Path.Name}' could not be found.");
}
