using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.Compute;

/// <summary>Shares a gallery with subscriptions and tenants (Groups), or with all Azure users (Community).</summary>
internal sealed class GallerySharing(AzureState azure)
{
    private const string Groups = "groups";

    private static readonly TimeSpan s_sharing = TimeSpan.FromSeconds(30);
    private static readonly string[] s_groupTypes = ["Subscriptions", "AADTenants"];
    private static readonly string[] s_communityInfo = ["publisherUri", "publisherContact", "eula", "publicNamePrefix"];

    /// <summary>Checks a sharing profile.</summary>
    public static void Check(JsonObject properties, ArmResource? known)
    {
        var profile = properties["sharingProfile"];
        Validate.OneOf(profile?["permissions"], "gallery.properties.sharingProfile.permissions", "Private", "Groups", "Community");
        if (known is not null && profile?["permissions"] is { } permissions && (string?)permissions != PermissionsOf(known))
        {
            throw ArmFault.PropertyChangeNotAllowed("gallery", "sharingProfile.permissions");
        }

        if ((string?)profile?["permissions"] == "Community")
        {
            foreach (var name in s_communityInfo.Where(n => string.IsNullOrEmpty((string?)profile["communityGalleryInfo"]?[n])))
            {
                throw ArmFault.InvalidParameter($"gallery.properties.sharingProfile.communityGalleryInfo.{name}", "it is required for a community gallery");
            }
        }
    }

    /// <summary>Adds the read-only properties of a profile.</summary>
    public static void Complete(JsonObject properties, string name)
    {
        if (properties["sharingProfile"]?["communityGalleryInfo"] is JsonObject info && !info.ContainsKey("publicNames"))
        {
            info["communityGalleryEnabled"] = false;
            info["publicNames"] = new JsonArray($"{info["publicNamePrefix"]}-{DerivedGuid.Of(name)}");
        }
    }

    public static JsonObject WithGroups(ArmResource gallery)
    {
        var profile = (JsonObject)(gallery.Properties["sharingProfile"] ??= new JsonObject { ["permissions"] = "Private" });
        profile[Groups] = gallery.Hidden[Groups]?.DeepClone() ?? new JsonArray();
        return gallery.Body;
    }

    /// <summary><c>POST …/share</c></summary>
    public ArmAnswer Share(ArmRequest request, ArmResource gallery)
    {
        var body = request.RequiredBody;
        var permissions = PermissionsOf(gallery);
        switch ((string?)body["operationType"])
        {
            case "Add" or "Remove" when permissions == "Groups":
                Change(gallery, (string)body["operationType"]! == "Add", (body[Groups] as JsonArray ?? []).OfType<JsonObject>());
                break;
            case "EnableCommunity" when permissions == "Community":
                gallery.Properties["sharingProfile"]!["communityGalleryInfo"]!["communityGalleryEnabled"] = true;
                break;
            case "Reset":
                gallery.Hidden.Remove(Groups);
                gallery.Properties["sharingProfile"] = new JsonObject { ["permissions"] = "Private" };
                break;
            case "Add" or "Remove" or "EnableCommunity":
                throw new ArmFault(400, "InvalidParameter", $"Operation '{body["operationType"]}' is not allowed for a gallery with the sharing permissions '{permissions}', which can't change after creation.");
            default:
                throw ArmFault.InvalidParameter("operationType", $"'{body["operationType"]}' is not one of Add, Remove, Reset, EnableCommunity");
        }

        gallery.Properties["sharingStatus"] = new JsonObject
        {
            ["aggregatedState"] = "Succeeded",
            ["summary"] = new JsonArray(new JsonObject { ["region"] = Locations.DisplayName(gallery.Location!), ["state"] = "Succeeded", ["details"] = "" }),
        };
        azure.Store.Put(gallery);
        return ArmAnswer.Of(202, (JsonObject)body.DeepClone()) with
        {
            Headers = azure.Operations.Provision(request, OperationKind.Compute, gallery.Location!, gallery.Id, s_sharing),
        };
    }

    private static string PermissionsOf(ArmResource gallery) => (string?)gallery.Properties["sharingProfile"]?["permissions"] ?? "Private";

    private static void Change(ArmResource gallery, bool isAddition, IEnumerable<JsonObject> groups)
    {
        var known = gallery.Hidden[Groups] as JsonArray ?? [];
        foreach (var group in groups)
        {
            var type = (string?)group["type"] ?? "";
            Validate.OneOf(type, "groups.type", s_groupTypes);
            var ids = (group["ids"] as JsonArray ?? []).Select(i => (string)i!).ToList();
            var before = known.FirstOrDefault(g => (string?)g!["type"] == type);
            var had = (before?["ids"] as JsonArray ?? []).Select(i => (string)i!).ToList();
            var now = isAddition ? had.Union(ids, StringComparer.OrdinalIgnoreCase) : had.Except(ids, StringComparer.OrdinalIgnoreCase);
            known.Remove(before);
            if (now.Any())
            {
                known.Add(new JsonObject { ["type"] = type, ["ids"] = new JsonArray([.. now.Select(i => JsonValue.Create(i))]) });
            }
        }

        gallery.Hidden[Groups] = known.DeepClone();
    }
}
