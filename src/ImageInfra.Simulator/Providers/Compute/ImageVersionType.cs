using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.Compute;

/// <summary>Image versions.</summary>
internal sealed class ImageVersionType(AzureState azure) : ArmType(azure, TypeName, KnownVersions.Galleries)
{
    public const string TypeName = "Microsoft.Compute/galleries/images/versions";

    private const string Published = "version-published";
    private const string Deleted = "version-deleted";
    private const string Bypass = "bypassSoftDelete";

    private static readonly TimeSpan s_deletion = TimeSpan.FromSeconds(150);

    public override IReadOnlyList<ArmOperation> Operations =>
    [
        Get(BehaviorSource.Recorded, ReadExpanded), List(BehaviorSource.Recorded, ReadPage), Put(BehaviorSource.Recorded, Create), Patch(BehaviorSource.Published, Update),
        Delete(BehaviorSource.Recorded, Remove),
    ];

    public override IReadOnlyDictionary<string, Action<DueEvent>> Events => new Dictionary<string, Action<DueEvent>>
    {
        [Published] = due =>
        {
            if (Azure.Store.TryFind(due.Target, out var version) && version.ProvisioningState is "Creating" or "Updating")
            {
                version.ProvisioningState = Replication.Fails(version) ? "Failed" : "Succeeded";
                VersionBody.Complete(version);
                Azure.Store.Put(version);
            }

            Azure.Operations.End(due);
        },
        [Deleted] = due =>
        {
            SoftDeletedVersionType.Keep(Azure, due.Target, isBypassed: (bool?)due.Data![Bypass] ?? false);
            Azure.Operations.Remove(due.Target);
            Azure.Operations.End(due);
        },
    };

    private ArmAnswer ReadExpanded(ArmRequest request)
    {
        var version = Require(request);
        if (request.Query.GetValueOrDefault("$expand") is { } expand && expand.Contains("ReplicationStatus", StringComparison.OrdinalIgnoreCase))
        {
            version.Properties["replicationStatus"] = Replication.Status(version, Azure.Now);
        }

        return ArmAnswer.Of(200, version);
    }

    private ArmAnswer ReadPage(ArmRequest request)
    {
        RequireParent(request);
        return ListPage.Of(Azure, request, TypeName, ListPage.Compute);
    }

    private ArmAnswer Create(ArmRequest request)
    {
        if (VersionNumber.Parse(request.Path.Name) is null)
        {
            throw new ArmFault(400, "InvalidParameter", $"The gallery image version name '{request.Path.Name}' should follow Major(int).Minor(int).Patch(int).");
        }

        var definition = RequireParent(request);
        Locations.Require(request.RequiredBody);
        GallerySchema.Read("galleryImageVersion", request);
        var known = Azure.Store.Find(request.Path.Text);
        var deleted = known is null ? SoftDeletedVersionType.Find(Azure, request.Path.Text) : null;
        var isRestore = deleted is not null && IsRestore(request.Properties);
        if (isRestore)
        {
            known = SoftDeletedVersionType.Original(deleted!);
        }

        VersionRules.Check(Azure, request, definition, known);
        var body = isRestore ? Restored(known!, request) : request.RequiredBody;
        var version = VersionBody.Create(Azure, definition, request.Path.Name, body, request.ApiVersion, known);
        SystemData.Stamp(Azure, request, version.Body, isRestore ? null : known);
        var answer = ArmAnswer.Of(known is null ? 201 : 200, version);
        if (deleted is not null)
        {
            Azure.Store.Remove(deleted.Id);
        }

        Azure.Store.Put(version);
        return answer with { Headers = Publish(request, version) };
    }

    // The Azure CLI omits the storage profile. Typed clients must send one, so they send an empty profile and restore: true.
    private static bool IsRestore(JsonObject properties) => (bool?)properties["restore"] ?? properties["storageProfile"] is null;

    // A restore only sets the location and the tags.
    private static JsonObject Restored(ArmResource known, ArmRequest request) => new()
    {
        ["location"] = request.RequiredBody["location"]?.DeepClone(),
        ["tags"] = request.RequiredBody["tags"]?.DeepClone() ?? known.Body["tags"]?.DeepClone(),
        ["properties"] = known.Properties.DeepClone(),
    };

    private ArmAnswer Update(ArmRequest request)
    {
        var known = Require(request);
        GallerySchema.Read("galleryImageVersion", request);
        var body = new JsonObject
        {
            ["location"] = known.Location,
            ["tags"] = (request.RequiredBody["tags"] ?? known.Body["tags"])?.DeepClone(),
            ["properties"] = known.Properties.DeepClone(),
        };
        foreach (var part in (string[])["publishingProfile", "safetyProfile"])
        {
            foreach (var (name, value) in request.Properties[part] as JsonObject ?? [])
            {
                ((JsonObject)body["properties"]![part]!)[name] = value?.DeepClone();
            }
        }

        TargetRegions.Keep(known.Properties["publishingProfile"]!, body["properties"]!["publishingProfile"]!);
        var definition = RequireParent(request);
        VersionRules.Check(Azure, request with { Body = body }, definition, known);
        var version = VersionBody.Create(Azure, definition, request.Path.Name, body, request.ApiVersion, known);
        SystemData.Stamp(Azure, request, version.Body, known);
        Azure.Store.Put(version);
        var answer = ArmAnswer.Of(200, version);
        return answer with { Headers = Publish(request, version) };
    }

    private IReadOnlyList<(string, string)> Publish(ArmRequest request, ArmResource version)
    {
        var takes = Replication.End(version) - Azure.Now;
        return Azure.Operations.Begin(request, OperationKind.Compute, version.Location!, version.Id, takes > TimeSpan.Zero ? takes : TimeSpan.FromSeconds(2), Published);
    }

    private ArmAnswer Remove(ArmRequest request, ArmResource version)
    {
        var end = (string?)version.Properties["publishingProfile"]!["endOfLifeDate"];
        if ((bool?)version.Properties["safetyProfile"]?["blockDeletionBeforeEndOfLife"] == true
            && end is not null && SimulatorJson.Time(end) > Azure.Now)
        {
            throw new ArmFault(409, "DeleteGalleryImageVersionBlockedBeforeEndOfLife", $"The gallery image version '{version.Id}' can't be deleted before its end of life, {end}, because blockDeletionBeforeEndOfLife is true.");
        }

        version.ProvisioningState = "Deleting";
        Azure.Store.Put(version);
        var headers = Azure.Operations.Begin(request, OperationKind.Compute, version.Location!, version.Id, s_deletion, Deleted, new JsonObject
        {
            [Bypass] = request.Query.GetValueOrDefault(Bypass) == "true",
        });
        return new(202) { Headers = [.. headers, ("Retry-After", "60")] };
    }
}
