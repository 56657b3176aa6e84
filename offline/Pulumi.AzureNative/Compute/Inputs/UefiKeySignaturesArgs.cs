namespace Pulumi.AzureNative.Compute.Inputs;

/// <summary>UEFI keys that are added.</summary>
public sealed class UefiKeySignaturesArgs : ResourceArgs
{
    [field: Input("db")]
    public InputList<UefiKeyArgs> Db
    {
        get => field ??= [];
        set;
    }

    [field: Input("dbx")]
    public InputList<UefiKeyArgs> Dbx
    {
        get => field ??= [];
        set;
    }

    [field: Input("kek")]
    public InputList<UefiKeyArgs> Kek
    {
        get => field ??= [];
        set;
    }

    [Input("pk")]
    public Input<UefiKeyArgs>? Pk { get; set; }

    public static new UefiKeySignaturesArgs Empty => new();
}
