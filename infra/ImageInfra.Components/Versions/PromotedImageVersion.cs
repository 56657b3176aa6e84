using System.Globalization;
using ImageInfra.Components.Inputs;
using ImageInfra.Model.Planning;
using Pulumi;
using Pulumi.AzureNative.Compute;
using Pulumi.AzureNative.Compute.Inputs;

namespace ImageInfra.Components.Versions;

/// <summary>
/// An image version that copies a version of another gallery, possibly in another subscription. It has its own regions and
/// replicas. The deployment needs <c>Microsoft.Compute/galleries/images/versions/read</c> on the source.
/// </summary>
/// <remarks>
/// A version stays in Azure when its declaration is removed, because VMs may use it. <c>imageinfra prune</c> deletes old
/// versions.
/// </remarks>
public sealed class PromotedImageVersion : ComponentResource
{
    /// <summary>Declares the version.</summary>
    public PromotedImageVersion(string name, PromotedImageVersionArgs args, ComponentResourceOptions? options = null)
        : base("imageinfra:index:PromotedImageVersion", name, args, options)
    {
        var child = this.Child();
        child.RetainOnDelete = true;
        var plan = args.Version;
        var version = new GalleryImageVersion(
            name,
            new()
            {
                ResourceGroupName = args.ResourceGroupName,
                GalleryName = args.GalleryName,
                // Derived from the id, so that the version waits for the definition.
                GalleryImageName = args.DefinitionId.Apply(id => id[(id.LastIndexOf('/') + 1)..]),
                GalleryImageVersionName = plan.Version.ToString(),
                Location = args.Location,
                StorageProfile = new GalleryImageVersionStorageProfileArgs
                {
                    Source = new GalleryArtifactVersionFullSourceArgs { Id = plan.Source },
                },
                PublishingProfile = new GalleryImageVersionPublishingProfileArgs
                {
                    TargetRegions = plan.TargetRegions.Select(VersionRegions.Args).ToArray(),
                    TargetExtendedLocations = plan.Distribution.TargetExtendedLocations.Select(VersionRegions.Args).ToArray().AsInputList(),
                    ReplicaCount = plan.Distribution.ReplicaCount is { } count ? (Input<int>)count : null,
                    ReplicationMode = plan.Distribution.ReplicationMode is { } mode ? (InputUnion<string, ReplicationMode>)mode : null,
                    StorageAccountType = plan.Distribution.StorageAccountType is { } storage ? (InputUnion<string, StorageAccountType>)storage : null,
                    ExcludeFromLatest = plan.ExcludeFromLatest,
                    EndOfLifeDate = plan.EndOfLife?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture).AsInput(),
                },
                SafetyProfile = Safety(plan).AsInput(),
                SecurityProfile = VersionSecurity.Args(plan.Distribution.UefiSettings).AsInput(),
                Tags = plan.Tags.AsInputMap(),
            },
            child);

        VersionId = version.Id;
        RegisterOutputs();
    }

    /// <summary>The ARM id of the version; resolves when the version is replicated.</summary>
    [Output("versionId")]
    public Output<string> VersionId { get; private set; }

    private static GalleryImageVersionSafetyProfileArgs? Safety(PromotionPlan plan) =>
        plan is { BlockDeletionBeforeEndOfLife: false, AllowDeletionOfReplicatedLocations: false } ? null : new()
        {
            BlockDeletionBeforeEndOfLife = plan.BlockDeletionBeforeEndOfLife ? true : null,
            AllowDeletionOfReplicatedLocations = plan.AllowDeletionOfReplicatedLocations ? true : null,
        };
}

/// <summary>Inputs of <see cref="PromotedImageVersion"/>.</summary>
public sealed class PromotedImageVersionArgs : ResourceArgs
{
    /// <summary>Required. The home region of the version; one of its target regions.</summary>
    [Input("location", required: true)]
    public required Input<string> Location { get; init; }

    /// <summary>Required. The resource group of the gallery.</summary>
    [Input("resourceGroupName", required: true)]
    public required Input<string> ResourceGroupName { get; init; }

    /// <summary>Required. The gallery.</summary>
    [Input("galleryName", required: true)]
    public required Input<string> GalleryName { get; init; }

    /// <summary>Required. The ARM id of the image definition of the version.</summary>
    [Input("definitionId", required: true)]
    public required Input<string> DefinitionId { get; init; }

    /// <summary>Required. The version.</summary>
    public required PromotionPlan Version { get; init; }
}
