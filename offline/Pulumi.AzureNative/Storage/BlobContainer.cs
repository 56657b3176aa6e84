namespace Pulumi.AzureNative.Storage;

/// <summary>A container of blobs.</summary>
[AzureNativeResourceType("azure-native:storage:BlobContainer")]
public partial class BlobContainer : CustomResource
{
    [Output("azureApiVersion")]
    public Output<string> AzureApiVersion { get; private set; } = null!;

    [Output("etag")]
    public Output<string> Etag { get; private set; } = null!;

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("publicAccess")]
    public Output<string?> PublicAccess { get; private set; } = null!;

    [Output("type")]
    public Output<string> Type { get; private set; } = null!;

    public BlobContainer(string name, BlobContainerArgs args, CustomResourceOptions? options = null)
        : base("azure-native:storage:BlobContainer", name, args ?? new BlobContainerArgs(), MakeResourceOptions(options, ""))
    {
    }

    private BlobContainer(string name, Input<string> id, CustomResourceOptions? options = null)
        : base("azure-native:storage:BlobContainer", name, null, MakeResourceOptions(options, id))
    {
    }

    public static BlobContainer Get(string name, Input<string> id, CustomResourceOptions? options = null) => new(name, id, options);

    private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id)
    {
        var merged = CustomResourceOptions.Merge(new CustomResourceOptions { Version = ProviderVersion.Text }, options);
        merged.Id = id ?? merged.Id;
        return merged;
    }
}
