namespace Pulumi.AzureNative.VirtualMachineImages.Inputs;

/// <summary>The image template platform image source to set.</summary>
public sealed class ImageTemplatePlatformImageSourceArgs : ResourceArgs
{
    [Input("offer")]
    public Input<string>? Offer { get; set; }

    [Input("planInfo")]
    public Input<Inputs.PlatformImagePurchasePlanArgs>? PlanInfo { get; set; }

    [Input("publisher")]
    public Input<string>? Publisher { get; set; }

    [Input("sku")]
    public Input<string>? Sku { get; set; }

    [Input("type", required: true)]
    public Input<string> Type { get; set; } = null!;

    [Input("version")]
    public Input<string>? Version { get; set; }

    public static new ImageTemplatePlatformImageSourceArgs Empty => new();
}
