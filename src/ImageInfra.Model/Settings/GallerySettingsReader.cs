using ImageInfra.Model.Description;

namespace ImageInfra.Model.Settings;

/// <summary>Reads the setting <c>gallery</c>.</summary>
internal static class GallerySettingsReader
{
    private const string Community = "Community";
    private const string UserAssigned = "UserAssigned";
    private const string Info = "communityGalleryInfo";
    private const string Identities = "userAssignedIdentities";

    public static GallerySettings Read(MappingReader gallery)
    {
        var settings = new GallerySettings
        {
            Description = gallery.Text("description") ?? GallerySettings.DefaultDescription,
            SharingProfile = gallery.Mapping("sharingProfile") is { } profile ? Sharing(profile) : null,
            IsSoftDeleteEnabled = gallery.Mapping("softDeletePolicy") is { } policy ? SoftDelete(policy) : null,
            Identity = gallery.Mapping("identity") is { } identity ? Identity(identity) : null,
        };
        gallery.Close();
        return settings;
    }

    private static SharingProfile Sharing(MappingReader profile)
    {
        var permissions = profile.Choice("permissions");
        var info = profile.Mapping(Info);
        if (permissions == Community && info is null)
        {
            profile.Fail(Info, "is required for a community gallery: publisherUri, publisherContact, eula, publicNamePrefix");
        }
        else if (permissions is not (null or Community) && info is not null)
        {
            profile.Fail(Info, "is for permissions: Community");
        }

        var read = info is null ? null : new CommunityGalleryInfo(
            info.Text("publisherUri") ?? "",
            info.Text("publisherContact") ?? "",
            info.Text("eula") ?? "",
            info.Text("publicNamePrefix") ?? "");
        info?.Close();
        profile.Close();
        return new(permissions ?? "Private", read);
    }

    private static bool? SoftDelete(MappingReader policy)
    {
        var isEnabled = policy.Flag("isSoftDeleteEnabled");
        policy.Close();
        return isEnabled;
    }

    private static GalleryIdentity Identity(MappingReader identity)
    {
        var type = identity.Choice("type");
        var ids = identity.Texts(Identities);
        if (type is not null && type.EndsWith(UserAssigned, StringComparison.Ordinal) != identity.Has(Identities))
        {
            identity.Fail(Identities, identity.Has(Identities) ? $"does not go with type '{type}'" : $"is required for type '{type}'");
        }

        identity.Close();
        return new(type ?? "None", ids);
    }
}
