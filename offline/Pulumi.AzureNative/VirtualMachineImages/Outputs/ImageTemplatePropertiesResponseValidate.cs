using System.Collections.Immutable;

namespace Pulumi.AzureNative.VirtualMachineImages.Outputs;

/// <summary>The image template properties response validate, as it is.</summary>
[OutputType]
public sealed class ImageTemplatePropertiesResponseValidate
{
    public readonly bool? ContinueDistributeOnFailure;
    public readonly ImmutableArray<object> InVMValidations;
    public readonly bool? SourceValidationOnly;

    [OutputConstructor]
    private ImageTemplatePropertiesResponseValidate(bool? continueDistributeOnFailure, ImmutableArray<object> inVMValidations, bool? sourceValidationOnly)
    {
        ContinueDistributeOnFailure = continueDistributeOnFailure;
        InVMValidations = inVMValidations;
        SourceValidationOnly = sourceValidationOnly;
    }
}
