namespace Pulumi.AzureNative.VirtualMachineImages.Inputs;

/// <summary>The image template windows update customizer to set.</summary>
public sealed class ImageTemplateWindowsUpdateCustomizerArgs : ResourceArgs
{
    [field: Input("filters")]
    public InputList<string> Filters
    {
        get => field ??= [];
        set;
    }

    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("searchCriteria")]
    public Input<string>? SearchCriteria { get; set; }

    [Input("type", required: true)]
    public Input<string> Type { get; set; } = null!;

    [Input("updateLimit")]
    public Input<int>? UpdateLimit { get; set; }

    public ImageTemplateWindowsUpdateCustomizerArgs()
    {
        UpdateLimit = 0;
    }

    public static new ImageTemplateWindowsUpdateCustomizerArgs Empty => new();
}
