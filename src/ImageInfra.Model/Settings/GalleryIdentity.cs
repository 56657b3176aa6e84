namespace ImageInfra.Model.Settings;

/// <summary>The identity of a gallery.</summary>
/// <param name="Type">None, SystemAssigned, UserAssigned, or <c>SystemAssigned, UserAssigned</c>.</param>
/// <param name="UserAssignedIdentities">The ARM ids of user-assigned identities, where the type has them.</param>
public sealed record GalleryIdentity(string Type, IReadOnlyList<string> UserAssignedIdentities);
