using System.Collections.Immutable;

namespace Pulumi.AzureNative.VirtualMachineImages.Outputs;

/// <summary>The image template windows update customizer, as it is.</summary>
[OutputType]
public sealed class ImageTemplateWindowsUpdateCustomizerResponse
{
    public readonly ImmutableArray<string> Filters;
    public readonly string? Name;
    public readonly string? SearchCriteria;
    public readonly string Type;
    public readonly int? UpdateLimit;

    [OutputConstructor]
    private ImageTemplateWindowsUpdateCustomizerResponse(ImmutableArray<string> filters, string? name, string? searchCriteria, string type, int? updateLimit)
    {
        Filters = filters;
        Name = name;
        SearchCriteria = searchCriteria;
        Type = type;
        UpdateLimit = updateLimit;
    }
}
