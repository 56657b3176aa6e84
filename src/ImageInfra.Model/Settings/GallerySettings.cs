namespace ImageInfra.Model.Settings;

/// <summary>The gallery of a stack (<c>imageinfra:gallery</c>), with ARM's property names.</summary>
public sealed record GallerySettings
{
    /// <summary>The default description of the gallery.</summary>
    public const string DefaultDescription = "Golden images built by Azure Image Builder";

    /// <summary>Optional. The purpose of the gallery. Default: <see cref="DefaultDescription"/>.</summary>
    public string Description { get; init; } = DefaultDescription;

    /// <summary>Optional. Access without a role assignment. Azure can't change it after creation. Default: none.</summary>
    public SharingProfile? SharingProfile { get; init; }

    /// <summary>Optional. Whether deleted versions can be restored for a limited time. Default: Azure's default, which is false.</summary>
    public bool? IsSoftDeleteEnabled { get; init; }

    /// <summary>Optional. The identity of the gallery, which differs from the identity of the builds. Default: none.</summary>
    public GalleryIdentity? Identity { get; init; }
}

/// <summary>Access to the images of a gallery without a role assignment (<c>sharingProfile</c>).</summary>
/// <param name="Permissions">Private, Groups (subscriptions and tenants, which are added separately) or Community (everyone).</param>
/// <param name="CommunityGalleryInfo">Required for Community; not allowed otherwise.</param>
public sealed record SharingProfile(string Permissions, CommunityGalleryInfo? CommunityGalleryInfo = null);

/// <summary>The public information of a community gallery.</summary>
/// <param name="PublisherUri">The website of the publisher.</param>
/// <param name="PublisherContact">The e-mail address of the publisher.</param>
/// <param name="Eula">The license text, or its address.</param>
/// <param name="PublicNamePrefix">The start of the public name: 5 to 16 letters and digits.</param>
public sealed record CommunityGalleryInfo(string PublisherUri, string PublisherContact, string Eula, string PublicNamePrefix);

/// <summary>The identity of a gallery.</summary>
/// <param name="Type">None, SystemAssigned, UserAssigned, or <c>SystemAssigned, UserAssigned</c>.</param>
/// <param name="UserAssignedIdentities">The ARM ids of user-assigned identities, if the type includes them.</param>
public sealed record GalleryIdentity(string Type, IReadOnlyList<string> UserAssignedIdentities);
