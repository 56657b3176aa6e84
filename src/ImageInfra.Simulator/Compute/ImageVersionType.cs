using System.Text.Json.Nodes;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.Operations;
using ImageInfra.Simulator.Resources;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.Compute;

/// <summary>Image versions.</summary>
internal sealed class ImageVersionType(SimulatedAzure azure) : ArmType(azure)
{
    private static readonly TimeSpan s_deletion = TimeSpan.FromSeconds(150);

    public override string Name => "Microsoft.Compute/galleries/images/versions";

    public override IReadOnlyList<string> ApiVersions => KnownVersions.Galleries;

    public override ArmAnswer Get(ArmRequest request)
    {
        var version = Require(request);
        if (!request.Query.TryGetValue("$expand", out var expand) || !expand.Contains("ReplicationStatus", StringComparison.OrdinalIgnoreCase))
        {
            return new(200, version.Body);
        }

        var body = (JsonObject)version.Body.DeepClone();
        body["properties"]!["replicationStatus"] = Replication.Status(version, Azure.Now);
        return new(200, body);
    }

    public override ArmAnswer List(ArmRequest request) => Azure.Store.Find(AzureIds.Up(request.Path.Text, 1)) is { } definition
        ? ArmAnswer.List(Azure.Store.In($"{definition.Id}/versions").Select(v => v.Body))
        : throw Missing.Parent(AzureIds.Up(request.Path.Text, 1));

    public override ArmAnswer Put(ArmRequest request)
    {
        if (VersionNumber.Parse(request.Path.Name) is null)
        {
            throw new ArmFault(400, "InvalidParameter", $"The gallery image version name '{request.Path.Name}' should follow Major(int).Minor(int).Patch(int).");
        }

        var definitionId = AzureIds.Up(request.Path.Text, 2);
        var definition = Azure.Store.Find(definitionId) ?? throw Missing.Parent(definitionId);
        var source = (string?)request.Properties["storageProfile"]?["source"]?["id"];
        var known = Azure.Store.Find(request.Path.Text);
        if (known is null && (source is null || Azure.Store.Find(source) is null))
        {
            throw new ArmFault(404, "NotFound", $"The source '{source}' of the gallery image version was not found.");
        }

        if (known is not null && source is not null && source != (string?)known.Properties["storageProfile"]?["source"]?["id"])
        {
            throw new ArmFault(409, "PropertyChangeNotAllowed", "Changing property 'galleryImageVersion.properties.storageProfile.source' is not allowed.");
        }

        var version = VersionBody.Create(Azure, definition, request.Path.Name, request.RequiredBody);
        Azure.Store.Put(version);
        var regions = ((JsonArray)version.Properties["publishingProfile"]!["targetRegions"]!).Count;
        return new(known is null ? 201 : 200, version.Body)
        {
            Headers = Azure.Operations.Provision(request, OperationKind.Compute, (string)version.Body["location"]!, version.Id, Replication.Takes(regions)),
        };
    }

    public override ArmAnswer Patch(ArmRequest request)
    {
        var version = Require(request);
        if (request.RequiredBody["tags"] is { } tags)
        {
            version.Body["tags"] = tags.DeepClone();
        }

        foreach (var part in (string[])["publishingProfile", "safetyProfile"])
        {
            foreach (var (name, value) in request.Properties[part] as JsonObject ?? [])
            {
                ((JsonObject)(version.Properties[part] ??= new JsonObject()))[name] = value?.DeepClone();
            }
        }

        Azure.Store.Put(version);
        return new(200, version.Body);
    }

    public override ArmAnswer Delete(ArmRequest request)
    {
        if (Azure.Store.Find(request.Path.Text) is not { } version)
        {
            return new(204);
        }

        version.ProvisioningState = "Deleting";
        Azure.Store.Put(version);
        var headers = Azure.Operations.Delete(request, OperationKind.Compute, Locations.Normalize((string)version.Body["location"]!), version.Id, s_deletion);
        return new(202) { Headers = [.. headers, ("Retry-After", "60")] };
    }

    private ArmResource Require(ArmRequest request) => Azure.Store.Find(request.Path.Text) ?? throw Missing.Resource(request.Path);
}
