using System.Collections.Immutable;

namespace Pulumi.AzureNative.ManagedIdentity;

/// <summary>A user assigned identity.</summary>
[AzureNativeResourceType("azure-native:managedidentity:UserAssignedIdentity")]
public partial class UserAssignedIdentity : CustomResource
{
    [Output("azureApiVersion")]
    public Output<string> AzureApiVersion { get; private set; } = null!;

    [Output("clientId")]
    public Output<string> ClientId { get; private set; } = null!;

    [Output("location")]
    public Output<string> Location { get; private set; } = null!;

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("principalId")]
    public Output<string> PrincipalId { get; private set; } = null!;

    [Output("systemData")]
    public Output<Outputs.SystemDataResponse> SystemData { get; private set; } = null!;

    [Output("tags")]
    public Output<ImmutableDictionary<string, string>?> Tags { get; private set; } = null!;

    [Output("tenantId")]
    public Output<string> TenantId { get; private set; } = null!;

    [Output("type")]
    public Output<string> Type { get; private set; } = null!;

    public UserAssignedIdentity(string name, UserAssignedIdentityArgs args, CustomResourceOptions? options = null)
        : base("azure-native:managedidentity:UserAssignedIdentity", name, args ?? new UserAssignedIdentityArgs(), MakeResourceOptions(options, ""))
    {
    }

    private UserAssignedIdentity(string name, Input<string> id, CustomResourceOptions? options = null)
        : base("azure-native:managedidentity:UserAssignedIdentity", name, null, MakeResourceOptions(options, id))
    {
    }

    public static UserAssignedIdentity Get(string name, Input<string> id, CustomResourceOptions? options = null) => new(name, id, options);

    private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id)
    {
        var merged = CustomResourceOptions.Merge(new CustomResourceOptions { Version = ProviderVersion.Text }, options);
        merged.Id = id ?? merged.Id;
        return merged;
    }
}
