using System.Collections.Immutable;

namespace Pulumi.AzureNative.VirtualMachineImages.Outputs;

/// <summary>The image template shell validator, as it is.</summary>
[OutputType]
public sealed class ImageTemplateShellValidatorResponse
{
    public readonly ImmutableArray<string> Inline;
    public readonly string? Name;
    public readonly string? ScriptUri;
    public readonly string? Sha256Checksum;
    public readonly string Type;

    [OutputConstructor]
    private ImageTemplateShellValidatorResponse(ImmutableArray<string> inline, string? name, string? scriptUri, string? sha256Checksum, string type)
    {
        Inline = inline;
        Name = name;
        ScriptUri = scriptUri;
        Sha256Checksum = sha256Checksum;
        Type = type;
    }
}
