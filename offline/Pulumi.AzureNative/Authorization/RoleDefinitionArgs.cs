namespace Pulumi.AzureNative.Authorization;

/// <summary>The inputs of a role definition.</summary>
public sealed class RoleDefinitionArgs : ResourceArgs
{
    [field: Input("assignableScopes")]
    public InputList<string> AssignableScopes
    {
        get => field ??= [];
        set;
    }

    [Input("description")]
    public Input<string>? Description { get; set; }

    [field: Input("permissions")]
    public InputList<Inputs.PermissionArgs> Permissions
    {
        get => field ??= [];
        set;
    }

    [Input("roleDefinitionId")]
    public Input<string>? RoleDefinitionId { get; set; }

    [Input("roleName")]
    public Input<string>? RoleName { get; set; }

    [Input("roleType")]
    public Input<string>? RoleType { get; set; }

    [Input("scope", required: true)]
    public Input<string> Scope { get; set; } = null!;

    public static new RoleDefinitionArgs Empty => new();
}
