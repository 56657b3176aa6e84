using ImageInfra.Components.Inputs;
using ImageInfra.Model.Images;
using Pulumi.AzureNative.VirtualMachineImages;
using Pulumi.AzureNative.VirtualMachineImages.Inputs;

namespace ImageInfra.Components.Templates;

/// <summary>Converts the other parts of a template to inputs of azure-native.</summary>
internal static class TemplateOptions
{
    public static ImageTemplatePropertiesOptimizeArgs? Optimize(OptimizeSpec? optimize) => optimize is null
        ? null
        : new ImageTemplatePropertiesOptimizeArgs
        {
            VmBoot = new ImageTemplatePropertiesVmBootArgs
            {
                State = optimize.VmBoot ? VMBootOptimizationState.Enabled : VMBootOptimizationState.Disabled,
            },
        };

    public static ImageTemplateAutoRunArgs? AutoRun(bool isEnabled) =>
        isEnabled ? new() { State = AutoRunState.AutoRunEnabled } : null;

    public static ImageTemplatePropertiesValidateArgs? Validate(ValidateSpec? validate, TemplateSteps steps) => validate is null
        ? null
        : new ImageTemplatePropertiesValidateArgs
        {
            ContinueDistributeOnFailure = validate.ContinueDistributeOnFailure,
            SourceValidationOnly = validate.SourceValidationOnly,
            InVMValidations = validate.InVMValidations.Select(steps.Validator).ToArray().AsInputList(),
        };

    public static ImageTemplatePropertiesErrorHandlingArgs? ErrorHandling(ErrorHandling? handling) => handling is null
        ? null
        : new ImageTemplatePropertiesErrorHandlingArgs
        {
            OnCustomizerError = OnError(handling.OnCustomizerError),
            OnValidationError = OnError(handling.OnValidationError),
        };

    public static ImageTemplateVmProfileArgs VmProfile(VmProfile profile, ImageTemplateStackArgs stack)
    {
        var args = new ImageTemplateVmProfileArgs
        {
            VmSize = profile.VmSize,
            OsDiskSizeGB = profile.OsDiskSizeGB,
            UserAssignedIdentities = profile.UserAssignedIdentities.AsInputList(),
        };
        if (stack.SubnetId is { } subnet)
        {
            args.VnetConfig = new VirtualNetworkConfigArgs
            {
                SubnetId = subnet,
                ContainerInstanceSubnetId = stack.ContainerInstanceSubnetId,
            };
        }
        else if (profile.VnetConfig is { } network)
        {
            args.VnetConfig = new VirtualNetworkConfigArgs
            {
                SubnetId = network.SubnetId,
                ContainerInstanceSubnetId = network.ContainerInstanceSubnetId.AsInput(),
                ProxyVmSize = network.ProxyVmSize.AsInput(),
            };
        }

        return args;
    }

    private static string OnError(Model.Images.OnBuildError action) => action is Model.Images.OnBuildError.Abort ? "abort" : "cleanup";
}
