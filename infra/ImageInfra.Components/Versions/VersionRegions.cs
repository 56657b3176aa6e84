using ImageInfra.Components.Inputs;
using ImageInfra.Model.Images;
using Pulumi;
using Pulumi.AzureNative.Compute;
using Pulumi.AzureNative.Compute.Inputs;

namespace ImageInfra.Components.Versions;

/// <summary>The places of a version as azure-native takes them.</summary>
internal static class VersionRegions
{
    public static TargetRegionArgs Args(TargetRegion region) => new()
    {
        Name = region.Name,
        RegionalReplicaCount = region.ReplicaCount,
        StorageAccountType = region.StorageAccountType,
        ExcludeFromLatest = region.ExcludeFromLatest ? true : null,
        AdditionalReplicaSets = region.AdditionalReplicaSets
            .Select(s => new AdditionalReplicaSetArgs { StorageAccountType = s.StorageAccountType, RegionalReplicaCount = s.RegionalReplicaCount })
            .ToArray()
            .AsInputList(),
        Encryption = Encryption(region.Encryption).AsInput(),
    };

    public static GalleryTargetExtendedLocationArgs Args(TargetExtendedLocation place) => new()
    {
        Name = place.Name,
        ExtendedLocation = new GalleryExtendedLocationArgs { Name = place.ExtendedLocation, Type = place.Type },
        ExtendedLocationReplicaCount = place.ExtendedLocationReplicaCount,
        StorageAccountType = place.StorageAccountType is { } storage ? (InputUnion<string, EdgeZoneStorageAccountType>)storage : null,
        Encryption = Encryption(place.Encryption).AsInput(),
    };

    private static EncryptionImagesArgs? Encryption(ImageEncryption? encryption) => encryption is null ? null : new()
    {
        OsDiskImage = OsDisk(encryption.OsDiskImage).AsInput(),
        DataDiskImages = encryption.DataDiskImages
            .Select(d => new DataDiskImageEncryptionArgs { Lun = d.Lun, DiskEncryptionSetId = d.DiskEncryptionSetId.AsInput() })
            .ToArray()
            .AsInputList(),
    };

    private static OSDiskImageEncryptionArgs? OsDisk(OsDiskEncryption? disk) => disk is null ? null : new()
    {
        DiskEncryptionSetId = disk.DiskEncryptionSetId.AsInput(),
        SecurityProfile = disk.ConfidentialVMEncryptionType is not { } type ? null : (Input<OSDiskImageSecurityProfileArgs>)new OSDiskImageSecurityProfileArgs
        {
            ConfidentialVMEncryptionType = type,
            SecureVMDiskEncryptionSetId = disk.SecureVMDiskEncryptionSetId.AsInput(),
        },
    };
}
