namespace Pulumi.AzureNative.Compute.Inputs;

/// <summary>The community gallery info to set.</summary>
public sealed class CommunityGalleryInfoArgs : ResourceArgs
{
    [Input("eula")]
    public Input<string>? Eula { get; set; }

    [Input("publicNamePrefix")]
    public Input<string>? PublicNamePrefix { get; set; }

    [Input("publisherContact")]
    public Input<string>? PublisherContact { get; set; }

    [Input("publisherUri")]
    public Input<string>? PublisherUri { get; set; }

    public static new CommunityGalleryInfoArgs Empty => new();
}
