using System.Collections.Immutable;

namespace Pulumi.AzureNative.VirtualMachineImages.Outputs;

/// <summary>The image template identity, as it is.</summary>
[OutputType]
public sealed class ImageTemplateIdentityResponse
{
    public readonly string? Type;
    public readonly ImmutableDictionary<string, UserAssignedIdentityResponse>? UserAssignedIdentities;

    [OutputConstructor]
    private ImageTemplateIdentityResponse(string? type, ImmutableDictionary<string, UserAssignedIdentityResponse>? userAssignedIdentities)
    {
        Type = type;
        UserAssignedIdentities = userAssignedIdentities;
    }
}
