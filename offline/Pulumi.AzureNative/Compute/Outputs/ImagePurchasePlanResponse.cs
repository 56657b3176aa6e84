namespace Pulumi.AzureNative.Compute.Outputs;

/// <summary>The image purchase plan, as it is.</summary>
[OutputType]
public sealed class ImagePurchasePlanResponse
{
    public readonly string? Name;
    public readonly string? Product;
    public readonly string? Publisher;

    [OutputConstructor]
    private ImagePurchasePlanResponse(string? name, string? product, string? publisher)
    {
        Name = name;
        Product = product;
        Publisher = publisher;
    }
}
