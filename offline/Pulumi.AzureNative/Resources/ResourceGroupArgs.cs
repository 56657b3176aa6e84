namespace Pulumi.AzureNative.Resources;

/// <summary>The inputs of a resource group.</summary>
public sealed class ResourceGroupArgs : ResourceArgs
{
    [Input("location")]
    public Input<string>? Location { get; set; }

    [Input("managedBy")]
    public Input<string>? ManagedBy { get; set; }

    [Input("resourceGroupName")]
    public Input<string>? ResourceGroupName { get; set; }

    [field: Input("tags")]
    public InputMap<string> Tags
    {
        get => field ??= [];
        set;
    }

    public static new ResourceGroupArgs Empty => new();
}
