namespace Pulumi.AzureNative.Compute.Outputs;

/// <summary>The gallery image identifier, as it is.</summary>
[OutputType]
public sealed class GalleryImageIdentifierResponse
{
    public readonly string Offer;
    public readonly string Publisher;
    public readonly string Sku;

    [OutputConstructor]
    private GalleryImageIdentifierResponse(string offer, string publisher, string sku)
    {
        Offer = offer;
        Publisher = publisher;
        Sku = sku;
    }
}
