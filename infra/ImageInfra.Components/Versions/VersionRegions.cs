using ImageInfra.Components.Inputs;
using ImageInfra.Model.Images;
using Pulumi;
using Pulumi.AzureNative.Compute;
using Pulumi.AzureNative.Compute.Inputs;

namespace ImageInfra.Components.Versions;

/// <summary>Converts the regions of a version to inputs of azure-native.</summary>
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

/// <summary>Converts the Secure Boot keys of a version to inputs of azure-native.</summary>
internal static class VersionSecurity
{
    public static ImageVersionSecurityProfileArgs? Args(UefiSettings? uefi) => uefi is null ? null : new()
    {
        UefiSettings = new GalleryImageVersionUefiSettingsArgs
        {
            SignatureTemplateNames = uefi.SignatureTemplateNames
                .Select(name => (Union<string, UefiSignatureTemplateName>)name)
                .ToArray()
                .AsInputList(),
            AdditionalSignatures = Signatures(uefi).AsInput(),
        },
    };

    private static UefiKeySignaturesArgs? Signatures(UefiSettings uefi) =>
        uefi is { Pk: null, Kek.Count: 0, Db.Count: 0, Dbx.Count: 0 } ? null : new()
        {
            Pk = uefi.Pk is { } pk ? (Input<UefiKeyArgs>)Key(pk) : null,
            Kek = Keys(uefi.Kek),
            Db = Keys(uefi.Db),
            Dbx = Keys(uefi.Dbx),
        };

    private static InputList<UefiKeyArgs> Keys(IReadOnlyList<UefiKey> keys) => keys.Select(Key).ToArray().AsInputList();

    private static UefiKeyArgs Key(UefiKey key) => new() { Type = key.Type, Value = key.Value.AsInputList() };
}
