namespace Pulumi.AzureNative.Network;

/// <summary>The inputs of a network security group.</summary>
public sealed class NetworkSecurityGroupArgs : ResourceArgs
{
    [Input("location")]
    public Input<string>? Location { get; set; }

    [Input("networkSecurityGroupName")]
    public Input<string>? NetworkSecurityGroupName { get; set; }

    [Input("resourceGroupName", required: true)]
    public Input<string> ResourceGroupName { get; set; } = null!;

    [field: Input("securityRules")]
    public InputList<Inputs.SecurityRuleArgs> SecurityRules
    {
        get => field ??= [];
        set;
    }

    [field: Input("tags")]
    public InputMap<string> Tags
    {
        get => field ??= [];
        set;
    }

    public static new NetworkSecurityGroupArgs Empty => new();
}
