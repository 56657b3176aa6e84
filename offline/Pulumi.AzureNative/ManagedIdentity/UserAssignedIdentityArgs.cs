namespace Pulumi.AzureNative.ManagedIdentity;

/// <summary>The inputs of a user assigned identity.</summary>
public sealed class UserAssignedIdentityArgs : ResourceArgs
{
    [Input("location")]
    public Input<string>? Location { get; set; }

    [Input("resourceGroupName", required: true)]
    public Input<string> ResourceGroupName { get; set; } = null!;

    [Input("resourceName")]
    public Input<string>? ResourceName { get; set; }

    [field: Input("tags")]
    public InputMap<string> Tags
    {
        get => field ??= [];
        set;
    }

    public static new UserAssignedIdentityArgs Empty => new();
}
