using System.Collections.Immutable;

namespace Pulumi.AzureNative.VirtualMachineImages.Outputs;

/// <summary>The image template power shell validator, as it is.</summary>
[OutputType]
public sealed class ImageTemplatePowerShellValidatorResponse
{
    public readonly ImmutableArray<string> Inline;
    public readonly string? Name;
    public readonly bool? RunAsSystem;
    public readonly bool? RunElevated;
    public readonly string? ScriptUri;
    public readonly string? Sha256Checksum;
    public readonly string Type;
    public readonly ImmutableArray<int> ValidExitCodes;

    [OutputConstructor]
    private ImageTemplatePowerShellValidatorResponse(ImmutableArray<string> inline, string? name, bool? runAsSystem, bool? runElevated, string? scriptUri, string? sha256Checksum, string type, ImmutableArray<int> validExitCodes)
    {
        Inline = inline;
        Name = name;
        RunAsSystem = runAsSystem;
        RunElevated = runElevated;
        ScriptUri = scriptUri;
        Sha256Checksum = sha256Checksum;
        Type = type;
        ValidExitCodes = validExitCodes;
    }
}
