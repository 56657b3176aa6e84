using ImageInfra.Components.Inputs;
using ImageInfra.Model.Settings;
using Pulumi.AzureNative.Compute;
using Pulumi.AzureNative.Compute.Inputs;

namespace ImageInfra.Components.Galleries;

/// <summary>Converts gallery settings to inputs of azure-native.</summary>
internal static class GalleryOptions
{
    public static SharingProfileArgs? Sharing(SharingProfile? profile)
    {
        if (profile is null)
        {
            return null;
        }

        var args = new SharingProfileArgs { Permissions = profile.Permissions };
        if (profile.CommunityGalleryInfo is { } info)
        {
            args.CommunityGalleryInfo = new CommunityGalleryInfoArgs
            {
                PublisherUri = info.PublisherUri,
                PublisherContact = info.PublisherContact,
                Eula = info.Eula,
                PublicNamePrefix = info.PublicNamePrefix,
            };
        }

        return args;
    }

    public static SoftDeletePolicyArgs? SoftDelete(bool? isEnabled) =>
        isEnabled is { } enabled ? new() { IsSoftDeleteEnabled = enabled } : null;

    public static GalleryIdentityArgs? Identity(GalleryIdentity? identity) => identity is null
        ? null
        : new() { Type = TypeOf(identity), UserAssignedIdentities = identity.UserAssignedIdentities.AsInputList() };

    /// <summary>Returns the properties of a gallery that are not declared.</summary>
    public static IEnumerable<string> Undeclared(GalleryStackArgs args) =>
        from property in (IEnumerable<(string Name, bool IsDeclared)>)
        [
            ("description", args.IsDescriptionChosen),
            ("sharingProfile", args.SharingProfile is not null),
            ("softDeletePolicy", args.SoftDeletePolicy is not null),
            ("identity", args.GalleryIdentity is not null),
        ]
        where !property.IsDeclared
        select property.Name;

    private static ResourceIdentityType TypeOf(GalleryIdentity identity) => identity.Type switch
    {
        "SystemAssigned" => ResourceIdentityType.SystemAssigned,
        "UserAssigned" => ResourceIdentityType.UserAssigned,
        "SystemAssigned, UserAssigned" => ResourceIdentityType.SystemAssigned_UserAssigned,
        _ => ResourceIdentityType.None,
    };
}
