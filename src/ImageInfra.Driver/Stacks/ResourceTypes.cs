namespace ImageInfra.Driver.Stacks;

/// <summary>The type tokens of resources that can hold image versions, and of those that are treated on their own.</summary>
internal static class ResourceTypes
{
    public const string ResourceGroup = "azure-native:resources:ResourceGroup";
    public const string RoleAssignment = "azure-native:authorization:RoleAssignment";
    public const string Gallery = "azure-native:compute:Gallery";
    public const string ImageDefinition = "azure-native:compute:GalleryImage";
    public const string ImageVersion = "azure-native:compute:GalleryImageVersion";
    public const string ImageTemplate = "azure-native:virtualmachineimages:VirtualMachineImageTemplate";
}
