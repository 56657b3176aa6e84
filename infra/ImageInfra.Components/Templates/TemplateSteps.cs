using System.Collections.Immutable;
using System.Diagnostics;
using ImageInfra.Components.Inputs;
using ImageInfra.Model.Images;
using Pulumi;
using Pulumi.AzureNative.VirtualMachineImages.Inputs;

namespace ImageInfra.Components.Templates;

/// <summary>Converts customizers and validators to inputs of azure-native.</summary>
/// <param name="uploaded">The addresses of uploaded files, by blob name.</param>
internal sealed class TemplateSteps(InputMap<string>? uploaded)
{
    private readonly Output<ImmutableDictionary<string, string>> _uploaded = (uploaded ?? []).ToOutput();

    public object Customizer(Step step) => step switch
    {
        Step.Shell s => new ImageTemplateShellCustomizerArgs
        {
            Type = s.Type,
            Name = s.Name.AsInput(),
            ScriptUri = AddressOf(s),
            Inline = s.Inline.AsInputList(),
            Sha256Checksum = s.Checksum.AsInput(),
        },
        Step.PowerShell p => new ImageTemplatePowerShellCustomizerArgs
        {
            Type = p.Type,
            Name = p.Name.AsInput(),
            ScriptUri = AddressOf(p),
            Inline = p.Inline.AsInputList(),
            RunElevated = p.RunElevated,
            RunAsSystem = p.RunAsSystem,
            ValidExitCodes = p.ValidExitCodes.AsInputList(),
            Sha256Checksum = p.Checksum.AsInput(),
        },
        Step.WindowsRestart r => new ImageTemplateRestartCustomizerArgs
        {
            Type = r.Type,
            Name = r.Name.AsInput(),
            RestartCommand = r.RestartCommand.AsInput(),
            RestartCheckCommand = r.RestartCheckCommand.AsInput(),
            RestartTimeout = r.RestartTimeout.AsInput(),
        },
        Step.WindowsUpdate u => new ImageTemplateWindowsUpdateCustomizerArgs
        {
            Type = u.Type,
            Name = u.Name.AsInput(),
            SearchCriteria = u.SearchCriteria.AsInput(),
            Filters = u.Filters.AsInputList(),
            UpdateLimit = u.UpdateLimit,
        },
        Step.File f => new ImageTemplateFileCustomizerArgs
        {
            Type = f.Type,
            Name = f.Name.AsInput(),
            SourceUri = AddressOf(f)!,
            Destination = f.Destination,
            Sha256Checksum = f.Checksum.AsInput(),
        },
        _ => throw new UnreachableException(),
    };

    // Azure has the same properties for both, but azure-native has separate types.
    public object Validator(Step step) => step switch
    {
        Step.Shell s => new ImageTemplateShellValidatorArgs
        {
            Type = s.Type,
            Name = s.Name.AsInput(),
            ScriptUri = AddressOf(s),
            Inline = s.Inline.AsInputList(),
            Sha256Checksum = s.Checksum.AsInput(),
        },
        Step.PowerShell p => new ImageTemplatePowerShellValidatorArgs
        {
            Type = p.Type,
            Name = p.Name.AsInput(),
            ScriptUri = AddressOf(p),
            Inline = p.Inline.AsInputList(),
            RunElevated = p.RunElevated,
            RunAsSystem = p.RunAsSystem,
            ValidExitCodes = p.ValidExitCodes.AsInputList(),
            Sha256Checksum = p.Checksum.AsInput(),
        },
        Step.File f => new ImageTemplateFileValidatorArgs
        {
            Type = f.Type,
            Name = f.Name.AsInput(),
            SourceUri = AddressOf(f)!,
            Destination = f.Destination,
            Sha256Checksum = f.Checksum.AsInput(),
        },
        _ => throw new ArgumentException($"{step.Type} is only a customizer; Azure has no such validator", nameof(step)),
    };

    // A project file has the address of its blob.
    private Input<string>? AddressOf(Step.Fetched step) => step.LocalFile is not { } file ? step.Address.AsInput() : _uploaded.Apply(map => map.TryGetValue(file.BlobName, out var address)
        ? address
        : throw new RunException($"ScriptUris has no address of '{file.Path}'; add one with the key '{file.BlobName}'"));
}
