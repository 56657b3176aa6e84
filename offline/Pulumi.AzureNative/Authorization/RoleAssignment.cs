namespace Pulumi.AzureNative.Authorization;

/// <summary>A role assignment.</summary>
[AzureNativeResourceType("azure-native:authorization:RoleAssignment")]
public partial class RoleAssignment : CustomResource
{
    [Output("azureApiVersion")]
    public Output<string> AzureApiVersion { get; private set; } = null!;

    [Output("condition")]
    public Output<string?> Condition { get; private set; } = null!;

    [Output("conditionVersion")]
    public Output<string?> ConditionVersion { get; private set; } = null!;

    [Output("createdBy")]
    public Output<string> CreatedBy { get; private set; } = null!;

    [Output("createdOn")]
    public Output<string> CreatedOn { get; private set; } = null!;

    [Output("delegatedManagedIdentityResourceId")]
    public Output<string?> DelegatedManagedIdentityResourceId { get; private set; } = null!;

    [Output("description")]
    public Output<string?> Description { get; private set; } = null!;

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("principalId")]
    public Output<string> PrincipalId { get; private set; } = null!;

    [Output("principalType")]
    public Output<string?> PrincipalType { get; private set; } = null!;

    [Output("roleDefinitionId")]
    public Output<string> RoleDefinitionId { get; private set; } = null!;

    [Output("scope")]
    public Output<string> Scope { get; private set; } = null!;

    [Output("systemData")]
    public Output<Outputs.SystemDataResponse> SystemData { get; private set; } = null!;

    [Output("type")]
    public Output<string> Type { get; private set; } = null!;

    [Output("updatedBy")]
    public Output<string> UpdatedBy { get; private set; } = null!;

    [Output("updatedOn")]
    public Output<string> UpdatedOn { get; private set; } = null!;

    public RoleAssignment(string name, RoleAssignmentArgs args, CustomResourceOptions? options = null)
        : base("azure-native:authorization:RoleAssignment", name, args ?? new RoleAssignmentArgs(), MakeResourceOptions(options, ""))
    {
    }

    private RoleAssignment(string name, Input<string> id, CustomResourceOptions? options = null)
        : base("azure-native:authorization:RoleAssignment", name, null, MakeResourceOptions(options, id))
    {
    }

    public static RoleAssignment Get(string name, Input<string> id, CustomResourceOptions? options = null) => new(name, id, options);

    private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id)
    {
        var merged = CustomResourceOptions.Merge(new CustomResourceOptions { Version = ProviderVersion.Text }, options);
        merged.Id = id ?? merged.Id;
        return merged;
    }
}
