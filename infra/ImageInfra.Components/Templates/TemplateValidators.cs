using System.Diagnostics;
using ImageInfra.Model;
using Pulumi.AzureNative.VirtualMachineImages.Inputs;

namespace ImageInfra.Components.Templates;

/// <summary>Validators as azure-native takes them.</summary>
internal static class TemplateValidators
{
    public static object Args(Validator validator) => validator switch
    {
        Validator.Shell s => new ImageTemplateShellValidatorArgs
        {
            Type = "Shell",
            Name = s.Name.AsInput(),
            ScriptUri = s.ScriptUri.AsInput(),
            Inline = s.Inline.AsInputList(),
            Sha256Checksum = s.Sha256Checksum.AsInput(),
        },
        Validator.PowerShell p => new ImageTemplatePowerShellValidatorArgs
        {
            Type = "PowerShell",
            Name = p.Name.AsInput(),
            ScriptUri = p.ScriptUri.AsInput(),
            Inline = p.Inline.AsInputList(),
            RunElevated = p.RunElevated,
            RunAsSystem = p.RunAsSystem,
            ValidExitCodes = p.ValidExitCodes.AsInputList(),
            Sha256Checksum = p.Sha256Checksum.AsInput(),
        },
        Validator.File f => new ImageTemplateFileValidatorArgs
        {
            Type = "File",
            Name = f.Name.AsInput(),
            SourceUri = f.SourceUri,
            Destination = f.Destination,
            Sha256Checksum = f.Sha256Checksum.AsInput(),
        },
        _ => throw new UnreachableException(),
    };
}
