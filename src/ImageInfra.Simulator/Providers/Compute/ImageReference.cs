using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Providers.Authorization;
using ImageInfra.Simulator.Providers.Marketplace;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.Compute;

/// <summary>The image reference of a virtual machine or a scale set.</summary>
internal static class ImageReference
{
    private const string ExactVersion = "exactVersion";
    private const string Latest = "/versions/latest";

    private static readonly string[] s_marketplace = ["publisher", "offer", "sku", "version"];
    private static readonly string[] s_shared = ["sharedGalleryImageId", "communityGalleryImageId"];
    private static readonly string[] s_names = [.. s_marketplace, .. s_shared, "id"];
    private static readonly string[] s_types = [ImageVersionType.TypeName, ImageDefinitionType.TypeName, ManagedImageType.TypeName];

    /// <summary>Returns the reference in a storage profile, without read-only properties; null if it has none.</summary>
    public static JsonObject? Of(JsonNode? storageProfile)
    {
        if ((JsonObject?)storageProfile?["imageReference"]?.DeepClone() is not { } reference)
        {
            return null;
        }

        reference.Remove(ExactVersion);
        foreach (var name in s_names.Where(n => string.IsNullOrEmpty((string?)reference[n])))
        {
            reference.Remove(name);
        }

        return reference;
    }

    /// <summary>Whether two references name the same image.</summary>
    public static bool Same(JsonNode? one, JsonNode? other) =>
        s_names.All(name => ResourceId.Same((string?)one?[name], (string?)other?[name]));

    /// <summary>Returns the kind of an image: marketplace, gallery or managed; null without a reference.</summary>
    public static string? KindOf(JsonNode? reference) => (string?)reference?["id"] is { } id
        ? TypeOf(id) == ManagedImageType.TypeName ? ManagedImageType.TypeName : "gallery"
        : s_shared.Append("publisher").FirstOrDefault(name => reference?[name] is not null);

    /// <summary>Checks access. A reference to a definition requires access to the definition, not to its versions.</summary>
    public static void CheckAccess(AzureState azure, ArmRequest request, JsonObject? reference)
    {
        if ((string?)reference?["id"] is { } id)
        {
            AccessCheck.RequireLinked(azure, request, $"{TypeOf(id)}/read", IdOf(id));
        }
    }

    /// <summary>Returns the reference with the exact version for a region.</summary>
    /// <exception cref="ArmFault">No version matches.</exception>
    public static JsonObject Resolve(AzureState azure, JsonObject reference, string location)
    {
        var resolved = (JsonObject)reference.DeepClone();
        if ((string?)reference["id"] is { } id)
        {
            if (VersionOf(azure, id, location) is { } version)
            {
                resolved[ExactVersion] = version;
            }
        }
        else if (s_shared.All(name => reference[name] is null))
        {
            var image = s_marketplace.Select(name => (string?)reference[name] ?? throw Invalid()).ToList();
            resolved[ExactVersion] = Catalog.ExactVersion(image[0], image[1], image[2], image[3]);
        }

        return resolved;
    }

    private static string? VersionOf(AzureState azure, string id, string location)
    {
        var type = TypeOf(id);
        if (type == ManagedImageType.TypeName)
        {
            return azure.Store.TryFind(id, out var image) && Locations.Same(image.Location, location) ? null : throw NotAvailable(id, location);
        }

        return type == ImageVersionType.TypeName ? Named(azure, id, location).Name : Newest(azure, IdOf(id), location).Name;
    }

    // A VM only needs the replica in its region.
    private static ArmResource Named(AzureState azure, string id, string location) =>
        azure.Store.TryFind(id, out var version) && version.ProvisioningState is not ("Creating" or "Deleting") && Replication.IsIn(version, location, azure.Now)
            ? version
            : throw NotAvailable(id, location);

    private static ArmResource Newest(AzureState azure, string definition, string location)
    {
        if (SourceVersion.Resolve(azure, definition + Latest, location) is { } newest)
        {
            return newest;
        }

        var isThere = azure.Store.Contains(definition)
            && !azure.Store.In($"{definition}/versions").Any(v => (bool?)v.Properties["publishingProfile"]!["excludeFromLatest"] != true);
        throw isThere
            ? new ArmFault(404, "GalleryImageNotFound", $"There is no latest image version exists for \"{definition}\"")
            : NotAvailable(definition, location);
    }

    // …/versions/latest is equivalent to the definition.
    private static string IdOf(string id) => id.EndsWith(Latest, StringComparison.OrdinalIgnoreCase) ? id[..^Latest.Length] : id;

    private static string TypeOf(string id) => s_types.FirstOrDefault(t => ResourceId.Same(t, ResourceId.TypeOf(IdOf(id)))) ?? throw Invalid();

    private static ArmFault NotAvailable(string id, string location) => new(
        404,
        "GalleryImageNotFound",
        $"The gallery image {id} is not available in {location} region. Please contact image owner to replicate to this region, or change your requested region.");

    private static ArmFault Invalid() => new(400, "InvalidParameter", "The value of parameter imageReference is invalid.");
}
