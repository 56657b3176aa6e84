using System.Collections.Immutable;

namespace Pulumi.AzureNative.Compute.Outputs;

/// <summary>The sharing profile, as it is.</summary>
[OutputType]
public sealed class SharingProfileResponse
{
    public readonly CommunityGalleryInfoResponse? CommunityGalleryInfo;
    public readonly ImmutableArray<SharingProfileGroupResponse> Groups;
    public readonly string? Permissions;

    [OutputConstructor]
    private SharingProfileResponse(CommunityGalleryInfoResponse? communityGalleryInfo, ImmutableArray<SharingProfileGroupResponse> groups, string? permissions)
    {
        CommunityGalleryInfo = communityGalleryInfo;
        Groups = groups;
        Permissions = permissions;
    }
}
