namespace ImageInfra.UnitTests.Support;

/// <summary>Type tokens of azure-native, as a program registers them.</summary>
internal static class AzureTypes
{
    public const string ResourceGroup = "azure-native:resources:ResourceGroup";
    public const string Identity = "azure-native:managedidentity:UserAssignedIdentity";
    public const string RoleDefinition = "azure-native:authorization:RoleDefinition";
    public const string RoleAssignment = "azure-native:authorization:RoleAssignment";
    public const string Gallery = "azure-native:compute:Gallery";
    public const string ImageDefinition = "azure-native:compute:GalleryImage";
    public const string ImageTemplate = "azure-native:virtualmachineimages:VirtualMachineImageTemplate";
    public const string Network = "azure-native:network:VirtualNetwork";
    public const string Subnet = "azure-native:network:Subnet";
    public const string SecurityGroup = "azure-native:network:NetworkSecurityGroup";
    public const string NatGateway = "azure-native:network:NatGateway";
    public const string PublicIPAddress = "azure-native:network:PublicIPAddress";
    public const string StorageAccount = "azure-native:storage:StorageAccount";
    public const string BlobContainer = "azure-native:storage:BlobContainer";
    public const string Blob = "azure-native:storage:Blob";
    public const string Trigger = "azure-native:virtualmachineimages:Trigger";
}
