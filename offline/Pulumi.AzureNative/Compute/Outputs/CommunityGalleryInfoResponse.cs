using System.Collections.Immutable;

namespace Pulumi.AzureNative.Compute.Outputs;

/// <summary>The community gallery info, as it is.</summary>
[OutputType]
public sealed class CommunityGalleryInfoResponse
{
    public readonly bool CommunityGalleryEnabled;
    public readonly string? Eula;
    public readonly string? PublicNamePrefix;
    public readonly ImmutableArray<string> PublicNames;
    public readonly string? PublisherContact;
    public readonly string? PublisherUri;

    [OutputConstructor]
    private CommunityGalleryInfoResponse(bool communityGalleryEnabled, string? eula, string? publicNamePrefix, ImmutableArray<string> publicNames, string? publisherContact, string? publisherUri)
    {
        CommunityGalleryEnabled = communityGalleryEnabled;
        Eula = eula;
        PublicNamePrefix = publicNamePrefix;
        PublicNames = publicNames;
        PublisherContact = publisherContact;
        PublisherUri = publisherUri;
    }
}
