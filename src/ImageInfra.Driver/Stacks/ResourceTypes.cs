namespace ImageInfra.Driver.Stacks;

/// <summary>The type tokens of resources with special handling.</summary>
internal static class ResourceTypes
{
    public const string ResourceGroup = "azure-native:resources:ResourceGroup";
    public const string RoleAssignment = "azure-native:authorization:RoleAssignment";
    public const string RoleDefinition = "azure-native:authorization:RoleDefinition";
    public const string Identity = "azure-native:managedidentity:UserAssignedIdentity";
    public const string Blob = "azure-native:storage:Blob";
    public const string Gallery = "azure-native:compute:Gallery";
    public const string ImageDefinition = "azure-native:compute:GalleryImage";
    public const string ImageVersion = "azure-native:compute:GalleryImageVersion";
    public const string ImageTemplate = "azure-native:virtualmachineimages:VirtualMachineImageTemplate";
}
