namespace Pulumi.AzureNative.VirtualMachineImages.Inputs;

/// <summary>The platform image purchase plan to set.</summary>
public sealed class PlatformImagePurchasePlanArgs : ResourceArgs
{
    [Input("planName", required: true)]
    public Input<string> PlanName { get; set; } = null!;

    [Input("planProduct", required: true)]
    public Input<string> PlanProduct { get; set; } = null!;

    [Input("planPublisher", required: true)]
    public Input<string> PlanPublisher { get; set; } = null!;

    public static new PlatformImagePurchasePlanArgs Empty => new();
}
