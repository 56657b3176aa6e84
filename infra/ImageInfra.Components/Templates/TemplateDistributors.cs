using System.Diagnostics;
using ImageInfra.Components.Inputs;
using ImageInfra.Model.Images;
using Pulumi;
using Pulumi.AzureNative.VirtualMachineImages;
using Pulumi.AzureNative.VirtualMachineImages.Inputs;
using TargetRegionArgs = Pulumi.AzureNative.VirtualMachineImages.Inputs.TargetRegionArgs;

namespace ImageInfra.Components.Templates;

/// <summary>Converts distributors to inputs of azure-native.</summary>
internal static class TemplateDistributors
{
    public static object Args(Distributor distributor, Input<string> definitionId) => distributor switch
    {
        Distributor.SharedImage s => new ImageTemplateSharedImageDistributorArgs
        {
            Type = "SharedImage",
            RunOutputName = s.RunOutputName!,
            GalleryImageId = definitionId,
            TargetRegions = s.TargetRegions.Select(Region).ToArray().AsInputList(),
            ReplicationRegions = s.ReplicationRegions.AsInputList(),
            StorageAccountType = s.StorageAccountType is { } storage ? (InputUnion<string, SharedImageStorageAccountType>)storage : null,
            Versioning = Scheme(s.Versioning),
            ExcludeFromLatest = s.ExcludeFromLatest,
            ArtifactTags = s.ArtifactTags.AsInputMap(),
        },
        Distributor.ManagedImage m => new ImageTemplateManagedImageDistributorArgs
        {
            Type = "ManagedImage",
            RunOutputName = m.RunOutputName!,
            ImageId = m.ImageId,
            Location = m.Location,
            ArtifactTags = m.ArtifactTags.AsInputMap(),
        },
        Distributor.Vhd v => new ImageTemplateVhdDistributorArgs
        {
            Type = "VHD",
            RunOutputName = v.RunOutputName!,
            Uri = v.Uri.AsInput(),
            ArtifactTags = v.ArtifactTags.AsInputMap(),
        },
        _ => throw new UnreachableException(),
    };

    private static TargetRegionArgs Region(TargetRegion region) => new()
    {
        Name = region.Name,
        ReplicaCount = region.ReplicaCount,
        StorageAccountType = region.StorageAccountType,
    };

    private static InputUnion<DistributeVersionerLatestArgs, DistributeVersionerSourceArgs> Scheme(Versioning versioning) =>
        versioning switch
        {
            Versioning.Latest latest => new DistributeVersionerLatestArgs { Scheme = "Latest", Major = latest.Major },
            Versioning.Source => new DistributeVersionerSourceArgs { Scheme = "Source" },
            _ => throw new UnreachableException(),
        };
}
