using ImageInfra.Model.Description;

namespace ImageInfra.Model.Settings;

/// <summary>Reads the setting <c>gallery</c>.</summary>
internal static class GallerySettingsReader
{
    private const string ForCommunity = "Community";
    private const string UserAssigned = "UserAssigned";
    private const string Info = "communityGalleryInfo";
    private const string Identities = "userAssignedIdentities";

    public static GallerySettings Read(MappingReader gallery) => new()
    {
        Description = gallery.Text("description") ?? GallerySettings.DefaultDescription,
        SharingProfile = gallery.Mapping("sharingProfile", Sharing),
        IsSoftDeleteEnabled = gallery.Mapping("softDeletePolicy", policy => policy.Flag("isSoftDeleteEnabled")),
        Identity = gallery.Mapping("identity", Identity),
    };

    private static SharingProfile Sharing(MappingReader profile)
    {
        var permissions = profile.Choice("permissions");
        var info = profile.Mapping(Info, Community);
        if (permissions == ForCommunity && info is null)
        {
            profile.Fail(Info, "is required for a community gallery: publisherUri, publisherContact, eula, publicNamePrefix");
        }
        else if (permissions is not (null or ForCommunity) && info is not null)
        {
            profile.Fail(Info, "is only allowed with permissions: Community");
        }

        return new(permissions ?? "Private", info);
    }

    private static CommunityGalleryInfo Community(MappingReader info) => new(
        info.Text("publisherUri") ?? "",
        info.Text("publisherContact") ?? "",
        info.Text("eula") ?? "",
        info.Text("publicNamePrefix") ?? "");

    private static GalleryIdentity Identity(MappingReader identity)
    {
        var type = identity.Choice("type");
        var ids = identity.Texts(Identities);
        if (type is not null && type.EndsWith(UserAssigned, StringComparison.Ordinal) != identity.Has(Identities))
        {
            identity.Fail(Identities, identity.Has(Identities) ? $"is not allowed with type '{type}'" : $"is required for type '{type}'");
        }

        return new(type ?? "None", ids);
    }
}
