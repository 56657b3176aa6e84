namespace Pulumi.AzureNative.Compute.Inputs;

/// <summary>An extended location that a version is replicated to.</summary>
public sealed class GalleryTargetExtendedLocationArgs : ResourceArgs
{
    [Input("encryption")]
    public Input<EncryptionImagesArgs>? Encryption { get; set; }

    [Input("extendedLocation")]
    public Input<GalleryExtendedLocationArgs>? ExtendedLocation { get; set; }

    [Input("extendedLocationReplicaCount")]
    public Input<int>? ExtendedLocationReplicaCount { get; set; }

    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("storageAccountType")]
    public InputUnion<string, EdgeZoneStorageAccountType>? StorageAccountType { get; set; }

    public static new GalleryTargetExtendedLocationArgs Empty => new();
}
