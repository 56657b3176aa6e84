namespace Pulumi.AzureNative.VirtualMachineImages;

/// <summary>A trigger.</summary>
[AzureNativeResourceType("azure-native:virtualmachineimages:Trigger")]
public partial class Trigger : CustomResource
{
    [Output("azureApiVersion")]
    public Output<string> AzureApiVersion { get; private set; } = null!;

    [Output("kind")]
    public Output<string> Kind { get; private set; } = null!;

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("provisioningState")]
    public Output<string> ProvisioningState { get; private set; } = null!;

    [Output("status")]
    public Output<Outputs.TriggerStatusResponse> Status { get; private set; } = null!;

    [Output("systemData")]
    public Output<Outputs.SystemDataResponse> SystemData { get; private set; } = null!;

    [Output("type")]
    public Output<string> Type { get; private set; } = null!;

    public Trigger(string name, TriggerArgs args, CustomResourceOptions? options = null)
        : base("azure-native:virtualmachineimages:Trigger", name, args ?? new TriggerArgs(), MakeResourceOptions(options, ""))
    {
    }

    private Trigger(string name, Input<string> id, CustomResourceOptions? options = null)
        : base("azure-native:virtualmachineimages:Trigger", name, null, MakeResourceOptions(options, id))
    {
    }

    public static Trigger Get(string name, Input<string> id, CustomResourceOptions? options = null) => new(name, id, options);

    private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id)
    {
        var merged = CustomResourceOptions.Merge(new CustomResourceOptions { Version = ProviderVersion.Text }, options);
        merged.Id = id ?? merged.Id;
        return merged;
    }
}
