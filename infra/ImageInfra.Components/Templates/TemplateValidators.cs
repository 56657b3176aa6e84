using System.Diagnostics;
using ImageInfra.Components.Inputs;
using ImageInfra.Model.Images;
using Pulumi.AzureNative.VirtualMachineImages.Inputs;

namespace ImageInfra.Components.Templates;

/// <summary>Validators as azure-native takes them.</summary>
internal static class TemplateValidators
{
    public static object Args(Validator validator, ScriptAddresses scripts) => validator switch
    {
        Validator.Shell s => new ImageTemplateShellValidatorArgs
        {
            Type = "Shell",
            Name = s.Name.AsInput(),
            ScriptUri = scripts.Of(s.Script, s.ScriptUri),
            Inline = s.Inline.AsInputList(),
            Sha256Checksum = (s.Script?.Sha256 ?? s.Sha256Checksum).AsInput(),
        },
        Validator.PowerShell p => new ImageTemplatePowerShellValidatorArgs
        {
            Type = "PowerShell",
            Name = p.Name.AsInput(),
            ScriptUri = scripts.Of(p.Script, p.ScriptUri),
            Inline = p.Inline.AsInputList(),
            RunElevated = p.RunElevated,
            RunAsSystem = p.RunAsSystem,
            ValidExitCodes = p.ValidExitCodes.AsInputList(),
            Sha256Checksum = (p.Script?.Sha256 ?? p.Sha256Checksum).AsInput(),
        },
        Validator.File f => new ImageTemplateFileValidatorArgs
        {
            Type = "File",
            Name = f.Name.AsInput(),
            SourceUri = scripts.Of(f.Source, f.SourceUri)!,
            Destination = f.Destination,
            Sha256Checksum = (f.Source?.Sha256 ?? f.Sha256Checksum).AsInput(),
        },
        _ => throw new UnreachableException(),
    };
}
