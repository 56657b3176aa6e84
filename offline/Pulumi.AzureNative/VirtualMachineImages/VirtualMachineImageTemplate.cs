using System.Collections.Immutable;

namespace Pulumi.AzureNative.VirtualMachineImages;

/// <summary>A virtual machine image template.</summary>
[AzureNativeResourceType("azure-native:virtualmachineimages:VirtualMachineImageTemplate")]
public partial class VirtualMachineImageTemplate : CustomResource
{
    [Output("autoRun")]
    public Output<Outputs.ImageTemplateAutoRunResponse?> AutoRun { get; private set; } = null!;

    [Output("azureApiVersion")]
    public Output<string> AzureApiVersion { get; private set; } = null!;

    [Output("buildTimeoutInMinutes")]
    public Output<int?> BuildTimeoutInMinutes { get; private set; } = null!;

    [Output("customize")]
    public Output<ImmutableArray<object>> Customize { get; private set; } = null!;

    [Output("distribute")]
    public Output<ImmutableArray<object>> Distribute { get; private set; } = null!;

    [Output("errorHandling")]
    public Output<Outputs.ImageTemplatePropertiesResponseErrorHandling?> ErrorHandling { get; private set; } = null!;

    [Output("exactStagingResourceGroup")]
    public Output<string> ExactStagingResourceGroup { get; private set; } = null!;

    [Output("identity")]
    public Output<Outputs.ImageTemplateIdentityResponse> Identity { get; private set; } = null!;

    [Output("lastRunStatus")]
    public Output<Outputs.ImageTemplateLastRunStatusResponse> LastRunStatus { get; private set; } = null!;

    [Output("location")]
    public Output<string> Location { get; private set; } = null!;

    [Output("managedResourceTags")]
    public Output<ImmutableDictionary<string, string>?> ManagedResourceTags { get; private set; } = null!;

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("optimize")]
    public Output<Outputs.ImageTemplatePropertiesResponseOptimize?> Optimize { get; private set; } = null!;

    [Output("provisioningError")]
    public Output<Outputs.ProvisioningErrorResponse> ProvisioningError { get; private set; } = null!;

    [Output("provisioningState")]
    public Output<string> ProvisioningState { get; private set; } = null!;

    [Output("source")]
    public Output<object> Source { get; private set; } = null!;

    [Output("stagingResourceGroup")]
    public Output<string?> StagingResourceGroup { get; private set; } = null!;

    [Output("systemData")]
    public Output<Outputs.SystemDataResponse> SystemData { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableDictionary<string, string>?> Tags { get; private set; } = null!;

    [Output("type")]
    public Output<string> Type { get; private set; } = null!;

    [Output("validate")]
    public Output<Outputs.ImageTemplatePropertiesResponseValidate?> Validate { get; private set; } = null!;

    [Output("vmProfile")]
    public Output<Outputs.ImageTemplateVmProfileResponse?> VmProfile { get; private set; } = null!;

    public VirtualMachineImageTemplate(string name, VirtualMachineImageTemplateArgs args, CustomResourceOptions? options = null)
        : base("azure-native:virtualmachineimages:VirtualMachineImageTemplate", name, args ?? new VirtualMachineImageTemplateArgs(), MakeResourceOptions(options, ""))
    {
    }

    private VirtualMachineImageTemplate(string name, Input<string> id, CustomResourceOptions? options = null)
        : base("azure-native:virtualmachineimages:VirtualMachineImageTemplate", name, null, MakeResourceOptions(options, id))
    {
    }

    public static VirtualMachineImageTemplate Get(string name, Input<string> id, CustomResourceOptions? options = null) => new(name, id, options);

    private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id)
    {
        var merged = CustomResourceOptions.Merge(new CustomResourceOptions { Version = ProviderVersion.Text }, options);
        merged.Id = id ?? merged.Id;
        return merged;
    }
}
