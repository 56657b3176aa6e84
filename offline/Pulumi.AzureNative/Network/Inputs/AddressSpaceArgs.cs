namespace Pulumi.AzureNative.Network.Inputs;

/// <summary>The addresses of a network.</summary>
public sealed class AddressSpaceArgs : ResourceArgs
{
    [field: Input("addressPrefixes")]
    public InputList<string> AddressPrefixes
    {
        get => field ??= [];
        set;
    }

    public static new AddressSpaceArgs Empty => new();
}
