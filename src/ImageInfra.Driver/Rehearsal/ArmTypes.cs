using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Arm.Clouds;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.Driver.Rehearsal;

/// <summary>
/// The resource types that a rehearsal supports, in the order of their dependencies. They are deleted in reverse order: a template
/// needs the roles of its identity until it is deleted, and a gallery must be empty.
/// </summary>
internal static class ArmTypes
{
    private const string Group = "/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}";
    private const string Authorization = "/{scope}/providers/Microsoft.Authorization";

    public static IReadOnlyList<ArmType> All { get; } =
    [
        new(ResourceTypes.ResourceGroup, Group, "2024-03-01"),
        new(
            "azure-native:network:NetworkSecurityGroup",
            $"{Group}/providers/Microsoft.Network/networkSecurityGroups/{{networkSecurityGroupName}}",
            "2024-05-01")
        {
            Nested = ["securityRules"],
        },
        new("azure-native:network:PublicIPAddress", $"{Group}/providers/Microsoft.Network/publicIPAddresses/{{publicIpAddressName}}", "2024-05-01")
        {
            Computed = ["ipAddress"],
        },
        new("azure-native:network:NatGateway", $"{Group}/providers/Microsoft.Network/natGateways/{{natGatewayName}}", "2024-05-01"),
        new("azure-native:network:VirtualNetwork", $"{Group}/providers/Microsoft.Network/virtualNetworks/{{virtualNetworkName}}", "2024-05-01"),
        new(
            "azure-native:network:Subnet",
            $"{Group}/providers/Microsoft.Network/virtualNetworks/{{virtualNetworkName}}/subnets/{{subnetName}}",
            "2024-05-01")
        {
            Nested = ["delegations"],
        },
        new(
            ResourceTypes.Identity,
            $"{Group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/{{resourceName}}",
            "2023-01-31")
        {
            Computed = ["principalId", "clientId", "tenantId"],
        },
        new(
            "azure-native:storage:StorageAccount",
            $"{Group}/providers/Microsoft.Storage/storageAccounts/{{accountName}}",
            ApiVersions.StorageAccounts)
        {
            Envelope = ["sku", "kind"],
            ReplacedFor = ["location", "isHnsEnabled"],
            Renamed = new Dictionary<string, string> { ["enableHttpsTrafficOnly"] = "supportsHttpsTrafficOnly" },
        },
        new(
            "azure-native:storage:BlobContainer",
            $"{Group}/providers/Microsoft.Storage/storageAccounts/{{accountName}}/blobServices/default/containers/{{containerName}}",
            ApiVersions.StorageAccounts),
        new(
            ResourceTypes.Blob,
            $"{Group}/providers/Microsoft.Storage/storageAccounts/{{accountName}}/blobServices/default/containers/{{containerName}}/blobs/{{blobName}}",
            ApiVersions.StorageAccounts)
        {
            Service = ResourceService.Blobs,
            // As in azure-native, the URL is derived from names, not from the account's response. A rehearsal assumes the public cloud.
            Derived = id => new Dictionary<string, string> { ["url"] = BlobId.Parse(id).AddressIn(AzureCloud.Public) },
        },
        new(ResourceTypes.Gallery, $"{Group}/providers/Microsoft.Compute/galleries/{{galleryName}}", "2024-03-03"),
        new(
            ResourceTypes.RoleDefinition,
            $"{Authorization}/roleDefinitions/{{roleDefinitionId}}",
            "2022-05-01-preview")
        {
            Renamed = new Dictionary<string, string> { ["roleType"] = "type" },
        },
        new(ResourceTypes.RoleAssignment, $"{Authorization}/roleAssignments/{{roleAssignmentName}}", ApiVersions.RoleAssignments)
        {
            ReplacedFor = ["principalId"],
        },
        new(
            ResourceTypes.ImageDefinition,
            $"{Group}/providers/Microsoft.Compute/galleries/{{galleryName}}/images/{{galleryImageName}}",
            "2024-03-03"),
        new(
            ResourceTypes.ImageVersion,
            $"{Group}/providers/Microsoft.Compute/galleries/{{galleryName}}/images/{{galleryImageName}}/versions/{{galleryImageVersionName}}",
            "2024-03-03"),
        new(
            ResourceTypes.ImageTemplate,
            $"{Group}/providers/Microsoft.VirtualMachineImages/imageTemplates/{{imageTemplateName}}",
            "2024-02-01"),
        new(
            "azure-native:virtualmachineimages:Trigger",
            $"{Group}/providers/Microsoft.VirtualMachineImages/imageTemplates/{{imageTemplateName}}/triggers/{{triggerName}}",
            "2024-02-01")
        {
            ReplacedFor = ["kind"],
        },
    ];

    private static readonly Dictionary<string, ArmType> s_byToken = All.ToDictionary(t => t.Token);

    private static readonly Dictionary<string, int> s_order = All.Index().ToDictionary(t => t.Item.Token, t => t.Index);

    /// <summary>The type with a token; null if it is not supported.</summary>
    public static ArmType? Find(string token) => s_byToken.GetValueOrDefault(token);

    /// <summary>The type with a token.</summary>
    /// <exception cref="DriverException">The type is not supported.</exception>
    public static ArmType Of(string token) => s_byToken.TryGetValue(token, out var type)
        ? type
        : throw new DriverException(
            DriverFailure.UpdateFailed,
            $"a rehearsal does not support resources of type '{token}'; expected {string.Join(", ", s_byToken.Keys)}");

    /// <summary>The index of a type in the order of dependencies.</summary>
    public static int OrderOf(string token) => s_order[token];
}
