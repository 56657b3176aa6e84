namespace Pulumi.AzureNative.Authorization;

/// <summary>The inputs of a role assignment.</summary>
public sealed class RoleAssignmentArgs : ResourceArgs
{
    [Input("condition")]
    public Input<string>? Condition { get; set; }

    [Input("conditionVersion")]
    public Input<string>? ConditionVersion { get; set; }

    [Input("delegatedManagedIdentityResourceId")]
    public Input<string>? DelegatedManagedIdentityResourceId { get; set; }

    [Input("description")]
    public Input<string>? Description { get; set; }

    [Input("principalId", required: true)]
    public Input<string> PrincipalId { get; set; } = null!;

    [Input("principalType")]
    public InputUnion<string, PrincipalType>? PrincipalType { get; set; }

    [Input("roleAssignmentName")]
    public Input<string>? RoleAssignmentName { get; set; }

    [Input("roleDefinitionId", required: true)]
    public Input<string> RoleDefinitionId { get; set; } = null!;

    [Input("scope", required: true)]
    public Input<string> Scope { get; set; } = null!;

    public RoleAssignmentArgs()
    {
        PrincipalType = "User";
    }

    public static new RoleAssignmentArgs Empty => new();
}
