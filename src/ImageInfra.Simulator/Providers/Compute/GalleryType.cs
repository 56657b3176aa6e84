using System.Text.RegularExpressions;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.Compute;

/// <summary>Galleries.</summary>
internal sealed partial class GalleryType(AzureState azure) : ArmType(azure, TypeName, KnownVersions.Galleries)
{
    public const string TypeName = "Microsoft.Compute/galleries";

    private const string FirstVersionWithRetention = "2025-03-03";

    private static readonly TimeSpan s_creation = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_deletion = TimeSpan.FromSeconds(20);

    private readonly GallerySharing _sharing = new(azure);

    [GeneratedRegex("^[A-Za-z0-9]([A-Za-z0-9_.]{0,78}[A-Za-z0-9])?$")]
    private static partial Regex NamePattern { get; }

    public override IReadOnlyList<ArmOperation> Operations =>
    [
        Get(BehaviorSource.Recorded, ReadExpanded), List(BehaviorSource.Published), Put(BehaviorSource.Recorded, Create), Patch(BehaviorSource.Published, Update),
        Delete(BehaviorSource.Recorded, (request, parent) => NestedResources.Delete(Azure, request, parent, "images", s_deletion)), Post("share", BehaviorSource.Published, request => _sharing.Share(request, RequireActionTarget(request))),
    ];

    private ArmAnswer ReadExpanded(ArmRequest request)
    {
        var gallery = Require(request);
        if (string.CompareOrdinal(request.ApiVersion, FirstVersionWithRetention) >= 0 && (bool?)gallery.Properties["softDeletePolicy"]?["isSoftDeleteEnabled"] == true)
        {
            gallery.Properties["softDeletePolicy"]!["retentionPeriodInDays"] ??= SoftDeletedVersionType.RetentionInDays;
        }

        return request.Query.GetValueOrDefault("$expand") is { } expand && expand.Contains("SharingProfile/Groups", StringComparison.OrdinalIgnoreCase)
            ? ArmAnswer.Of(200, GallerySharing.WithGroups(gallery))
            : ArmAnswer.Of(200, gallery);
    }

    private ArmAnswer Create(ArmRequest request)
    {
        Validate.Name(request.Path.Name, NamePattern, "gallery");
        var location = Locations.Require(request.RequiredBody);
        var known = Azure.Store.Find(request.Path.Text);
        CheckUnique(request, known);
        if (known is not null && !Locations.Same(known.Location, location))
        {
            throw new ArmFault(409, "InvalidResourceLocation", $"The resource '{request.Path.Name}' already exists in location '{known.Location}'.");
        }

        var given = GallerySchema.Read("gallery", request);
        GallerySharing.Check(given, known);
        var properties = new JsonObject
        {
            ["description"] = (string?)given["description"] ?? "",
            ["identifier"] = new JsonObject { ["uniqueName"] = $"{request.Path.SubscriptionId}-{request.Path.Name.ToUpperInvariant()}" },
            ["provisioningState"] = "Creating",
        };
        SimulatorJson.Copy(given, properties, "sharingProfile", "softDeletePolicy");
        GallerySharing.Complete(properties, request.Path.Name);
        var body = Tracked(request, location, properties);
        SimulatorJson.Copy(request.RequiredBody, body, "identity");
        SystemData.Stamp(Azure, request, body, known);
        var gallery = new ArmResource(request.Path.Text, body, known?.Hidden);
        Azure.Store.Put(gallery);
        return Provision(request, OperationKind.Compute, location, gallery, s_creation, known is null);
    }

    private ArmAnswer Update(ArmRequest request)
    {
        var gallery = Require(request);
        var given = GallerySchema.Read("gallery", request);
        GallerySharing.Check(given, gallery);
        Tags.Patch(gallery.Body, request.RequiredBody);
        SimulatorJson.Copy(given, gallery.Properties, "description", "sharingProfile", "softDeletePolicy");
        GallerySharing.Complete(gallery.Properties, request.Path.Name);
        SystemData.Stamp(Azure, request, gallery.Body, gallery);
        Azure.Store.Put(gallery);
        return ArmAnswer.Of(200, gallery);
    }

    // The name of a gallery is unique in its subscription, not only in its resource group.
    private void CheckUnique(ArmRequest request, ArmResource? known)
    {
        if (known is null && Azure.Store.IdsOfType(TypeName).FirstOrDefault(id =>
            id.EndsWith($"/{request.Path.Name}", StringComparison.OrdinalIgnoreCase) && ResourceId.Same(ResourceId.SubscriptionOf(id), request.Path.SubscriptionId)) is { } other)
        {
            throw new ArmFault(409, "GalleryNameNotAvailable", $"A gallery named '{request.Path.Name}' exists in the subscription already: '{other}'.");
        }
    }
}
