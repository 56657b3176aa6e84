using System.Diagnostics;
using ImageInfra.Components.Inputs;
using ImageInfra.Model.Images;
using Pulumi.AzureNative.VirtualMachineImages.Inputs;

namespace ImageInfra.Components.Templates;

/// <summary>Customizers as azure-native takes them.</summary>
internal static class TemplateCustomizers
{
    public static object Args(Customizer customizer, ScriptAddresses scripts) => customizer switch
    {
        Customizer.Shell s => new ImageTemplateShellCustomizerArgs
        {
            Type = "Shell",
            Name = s.Name.AsInput(),
            ScriptUri = scripts.Of(s.Script, s.ScriptUri),
            Inline = s.Inline.AsInputList(),
            Sha256Checksum = (s.Script?.Sha256 ?? s.Sha256Checksum).AsInput(),
        },
        Customizer.PowerShell p => new ImageTemplatePowerShellCustomizerArgs
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
        Customizer.WindowsRestart r => new ImageTemplateRestartCustomizerArgs
        {
            Type = "WindowsRestart",
            Name = r.Name.AsInput(),
            RestartCommand = r.RestartCommand.AsInput(),
            RestartCheckCommand = r.RestartCheckCommand.AsInput(),
            RestartTimeout = r.RestartTimeout.AsInput(),
        },
        Customizer.WindowsUpdate u => new ImageTemplateWindowsUpdateCustomizerArgs
        {
            Type = "WindowsUpdate",
            Name = u.Name.AsInput(),
            SearchCriteria = u.SearchCriteria.AsInput(),
            Filters = u.Filters.AsInputList(),
            UpdateLimit = u.UpdateLimit,
        },
        Customizer.File f => new ImageTemplateFileCustomizerArgs
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
