namespace ImageInfra.Driver.Stacks;

/// <summary>Azure's nouns for Pulumi's type tokens.</summary>
public static class ResourceNouns
{
    /// <summary>The noun for a type; the last part of the token for a type that the program does not declare.</summary>
    public static string Of(string token) => token switch
    {
        "azure-native:resources:ResourceGroup" => "resource group",
        "azure-native:managedidentity:UserAssignedIdentity" => "identity",
        "azure-native:authorization:RoleDefinition" => "role definition",
        "azure-native:authorization:RoleAssignment" => "role assignment",
        "azure-native:compute:Gallery" => "gallery",
        "azure-native:compute:GalleryImage" => "image definition",
        "azure-native:compute:GalleryImageVersion" => "image version",
        "azure-native:virtualmachineimages:VirtualMachineImageTemplate" => "image template",
        "azure-native:network:VirtualNetwork" => "network",
        "azure-native:network:Subnet" => "subnet",
        "azure-native:network:NetworkSecurityGroup" => "network security group",
        "azure-native:network:NatGateway" => "NAT gateway",
        "azure-native:network:PublicIPAddress" => "public IP address",
        "azure-native:storage:StorageAccount" => "storage account",
        "azure-native:storage:BlobContainer" => "blob container",
        "azure-native:storage:Blob" => "blob",
        "azure-native:virtualmachineimages:Trigger" => "trigger",
        _ => token[(token.LastIndexOf(':') + 1)..],
    };
}
