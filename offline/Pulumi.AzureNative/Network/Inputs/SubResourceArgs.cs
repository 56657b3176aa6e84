namespace Pulumi.AzureNative.Network.Inputs;

/// <summary>A resource that another refers to.</summary>
public sealed class SubResourceArgs : ResourceArgs
{
    [Input("id")]
    public Input<string>? Id { get; set; }

    public static new SubResourceArgs Empty => new();
}
