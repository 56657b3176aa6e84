namespace Pulumi.AzureNative.VirtualMachineImages.Outputs;

/// <summary>The platform image purchase plan, as it is.</summary>
[OutputType]
public sealed class PlatformImagePurchasePlanResponse
{
    public readonly string PlanName;
    public readonly string PlanProduct;
    public readonly string PlanPublisher;

    [OutputConstructor]
    private PlatformImagePurchasePlanResponse(string planName, string planProduct, string planPublisher)
    {
        PlanName = planName;
        PlanProduct = planProduct;
        PlanPublisher = planPublisher;
    }
}
