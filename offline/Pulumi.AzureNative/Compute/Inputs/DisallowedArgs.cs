namespace Pulumi.AzureNative.Compute.Inputs;

/// <summary>The disallowed to set.</summary>
public sealed class DisallowedArgs : ResourceArgs
{
    [field: Input("diskTypes")]
    public InputList<string> DiskTypes
    {
        get => field ??= [];
        set;
    }

    public static new DisallowedArgs Empty => new();
}
