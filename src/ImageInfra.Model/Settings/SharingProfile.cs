namespace ImageInfra.Model.Settings;

/// <summary>Who may use a gallery's images besides those with a role (<c>sharingProfile</c>).</summary>
/// <param name="Permissions">Private, Groups (subscriptions and tenants that are named later) or Community (everybody).</param>
/// <param name="CommunityGalleryInfo">Required for Community, and only there.</param>
public sealed record SharingProfile(string Permissions, CommunityGalleryInfo? CommunityGalleryInfo = null);
