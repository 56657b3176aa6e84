namespace Pulumi.AzureNative.Network.Inputs;

/// <summary>The service that a subnet is given to.</summary>
public sealed class DelegationArgs : ResourceArgs
{
    [Input("name")]
    public Input<string>? Name { get; set; }

    [Input("serviceName")]
    public Input<string>? ServiceName { get; set; }

    public static new DelegationArgs Empty => new();
}
