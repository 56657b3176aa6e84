namespace Pulumi.AzureNative.Compute.Inputs;

/// <summary>A UEFI key.</summary>
public sealed class UefiKeyArgs : ResourceArgs
{
    [Input("type")]
    public InputUnion<string, UefiKeyType>? Type { get; set; }

    [field: Input("value")]
    public InputList<string> Value
    {
        get => field ??= [];
        set;
    }

    public static new UefiKeyArgs Empty => new();
}
