using System.Collections.Immutable;

namespace Pulumi.AzureNative.Authorization;

/// <summary>A role definition.</summary>
[AzureNativeResourceType("azure-native:authorization:RoleDefinition")]
public partial class RoleDefinition : CustomResource
{
    [Output("assignableScopes")]
    public Output<ImmutableArray<string>> AssignableScopes { get; private set; } = null!;

    [Output("azureApiVersion")]
    public Output<string> AzureApiVersion { get; private set; } = null!;

    [Output("createdBy")]
    public Output<string> CreatedBy { get; private set; } = null!;

    [Output("createdOn")]
    public Output<string> CreatedOn { get; private set; } = null!;

    [Output("description")]
    public Output<string?> Description { get; private set; } = null!;

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("permissions")]
    public Output<ImmutableArray<Outputs.PermissionResponse>> Permissions { get; private set; } = null!;

    [Output("roleName")]
    public Output<string?> RoleName { get; private set; } = null!;

    [Output("roleType")]
    public Output<string?> RoleType { get; private set; } = null!;

    [Output("systemData")]
    public Output<Outputs.SystemDataResponse> SystemData { get; private set; } = null!;

    [Output("type")]
    public Output<string> Type { get; private set; } = null!;

    [Output("updatedBy")]
    public Output<string> UpdatedBy { get; private set; } = null!;

    [Output("updatedOn")]
    public Output<string> UpdatedOn { get; private set; } = null!;

    public RoleDefinition(string name, RoleDefinitionArgs args, CustomResourceOptions? options = null)
        : base("azure-native:authorization:RoleDefinition", name, args ?? new RoleDefinitionArgs(), MakeResourceOptions(options, ""))
    {
    }

    private RoleDefinition(string name, Input<string> id, CustomResourceOptions? options = null)
        : base("azure-native:authorization:RoleDefinition", name, null, MakeResourceOptions(options, id))
    {
    }

    public static RoleDefinition Get(string name, Input<string> id, CustomResourceOptions? options = null) => new(name, id, options);

    private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id)
    {
        var merged = CustomResourceOptions.Merge(new CustomResourceOptions { Version = ProviderVersion.Text }, options);
        merged.Id = id ?? merged.Id;
        return merged;
    }
}
