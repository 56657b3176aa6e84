namespace Pulumi.AzureNative.Storage;

/// <summary>The inputs of a blob.</summary>
public sealed class BlobArgs : ResourceArgs
{
    [Input("accountName", required: true)]
    public Input<string> AccountName { get; set; } = null!;

    [Input("blobName")]
    public Input<string>? BlobName { get; set; }

    [Input("containerName", required: true)]
    public Input<string> ContainerName { get; set; } = null!;

    [Input("contentMd5")]
    public Input<string>? ContentMd5 { get; set; }

    [Input("contentType")]
    public Input<string>? ContentType { get; set; }

    [Input("resourceGroupName", required: true)]
    public Input<string> ResourceGroupName { get; set; } = null!;

    [Input("source")]
    public Input<AssetOrArchive>? Source { get; set; }

    public static new BlobArgs Empty => new();
}
