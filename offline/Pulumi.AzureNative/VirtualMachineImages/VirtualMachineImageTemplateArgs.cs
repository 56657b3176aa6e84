namespace Pulumi.AzureNative.VirtualMachineImages;

/// <summary>The inputs of a virtual machine image template.</summary>
public sealed class VirtualMachineImageTemplateArgs : ResourceArgs
{
    [Input("autoRun")]
    public Input<Inputs.ImageTemplateAutoRunArgs>? AutoRun { get; set; }

    [Input("buildTimeoutInMinutes")]
    public Input<int>? BuildTimeoutInMinutes { get; set; }

    [field: Input("customize")]
    public InputList<object> Customize
    {
        get => field ??= [];
        set;
    }

    [field: Input("distribute", required: true)]
    public InputList<object> Distribute
    {
        get => field ??= [];
        set;
    }

    [Input("errorHandling")]
    public Input<Inputs.ImageTemplatePropertiesErrorHandlingArgs>? ErrorHandling { get; set; }

    [Input("identity", required: true)]
    public Input<Inputs.ImageTemplateIdentityArgs> Identity { get; set; } = null!;

    [Input("imageTemplateName")]
    public Input<string>? ImageTemplateName { get; set; }

    [Input("location")]
    public Input<string>? Location { get; set; }

    [field: Input("managedResourceTags")]
    public InputMap<string> ManagedResourceTags
    {
        get => field ??= [];
        set;
    }

    [Input("optimize")]
    public Input<Inputs.ImageTemplatePropertiesOptimizeArgs>? Optimize { get; set; }

    [Input("resourceGroupName", required: true)]
    public Input<string> ResourceGroupName { get; set; } = null!;

    [Input("source", required: true)]
    public object Source { get; set; } = null!;

    [Input("stagingResourceGroup")]
    public Input<string>? StagingResourceGroup { get; set; }

    [field: Input("tags")]
    public InputMap<string> Tags
    {
        get => field ??= [];
        set;
    }

    [Input("validate")]
    public Input<Inputs.ImageTemplatePropertiesValidateArgs>? Validate { get; set; }

    [Input("vmProfile")]
    public Input<Inputs.ImageTemplateVmProfileArgs>? VmProfile { get; set; }

    public VirtualMachineImageTemplateArgs()
    {
        BuildTimeoutInMinutes = 0;
    }

    public static new VirtualMachineImageTemplateArgs Empty => new();
}
