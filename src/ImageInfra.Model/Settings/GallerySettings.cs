namespace ImageInfra.Model.Settings;

/// <summary>The gallery of a stack (<c>imageinfra:gallery</c>), under ARM's own names.</summary>
public sealed record GallerySettings
{
    /// <summary>The description of a gallery where the settings have none.</summary>
    public const string DefaultDescription = "Golden images built by Azure Image Builder";

    /// <summary>Optional. What the gallery is for. Default: <see cref="DefaultDescription"/>.</summary>
    public string Description { get; init; } = DefaultDescription;

    /// <summary>Optional. Who may use the images in addition to principals with a role. Set when the gallery is created. Default: nobody else.</summary>
    public SharingProfile? SharingProfile { get; init; }

    /// <summary>Optional. Whether a deleted image version can be restored for a while. Default: Azure's own, which is no.</summary>
    public bool? IsSoftDeleteEnabled { get; init; }

    /// <summary>Optional. The identity of the gallery itself; builds have their own. Default: none.</summary>
    public GalleryIdentity? Identity { get; init; }
}

/// <summary>Who may use a gallery's images in addition to principals with a role (<c>sharingProfile</c>).</summary>
/// <param name="Permissions">Private, Groups (subscriptions and tenants that are named later) or Community (everybody).</param>
/// <param name="CommunityGalleryInfo">Required for Community, and only there.</param>
public sealed record SharingProfile(string Permissions, CommunityGalleryInfo? CommunityGalleryInfo = null);

/// <summary>What everybody sees of a community gallery.</summary>
/// <param name="PublisherUri">The publisher's site.</param>
/// <param name="PublisherContact">The publisher's e-mail address.</param>
/// <param name="Eula">The licence's text or address.</param>
/// <param name="PublicNamePrefix">How the public name begins: 5 to 16 letters and digits.</param>
public sealed record CommunityGalleryInfo(string PublisherUri, string PublisherContact, string Eula, string PublicNamePrefix);

/// <summary>The identity of a gallery.</summary>
/// <param name="Type">None, SystemAssigned, UserAssigned, or <c>SystemAssigned, UserAssigned</c>.</param>
/// <param name="UserAssignedIdentities">The ARM ids of user-assigned identities, where the type has them.</param>
public sealed record GalleryIdentity(string Type, IReadOnlyList<string> UserAssignedIdentities);
