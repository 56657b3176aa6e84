namespace Pulumi.AzureNative.VirtualMachineImages.Outputs;

/// <summary>The image template platform image source, as it is.</summary>
[OutputType]
public sealed class ImageTemplatePlatformImageSourceResponse
{
    public readonly string ExactVersion;
    public readonly string? Offer;
    public readonly PlatformImagePurchasePlanResponse? PlanInfo;
    public readonly string? Publisher;
    public readonly string? Sku;
    public readonly string Type;
    public readonly string? Version;

    [OutputConstructor]
    private ImageTemplatePlatformImageSourceResponse(string exactVersion, string? offer, PlatformImagePurchasePlanResponse? planInfo, string? publisher, string? sku, string type, string? version)
    {
        ExactVersion = exactVersion;
        Offer = offer;
        PlanInfo = planInfo;
        Publisher = publisher;
        Sku = sku;
        Type = type;
        Version = version;
    }
}
