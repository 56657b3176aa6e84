using ImageInfra.Model.Images;

namespace ImageInfra.Model.Description;

/// <summary>The keys of <c>template</c>.</summary>
internal static class TemplateKeys
{
    private static readonly KeyType.Choice s_onError = new("cleanup", "abort");

    public static MappingKeys All { get; } = new(
        "template",
        "",
        new("source", SourceKeys.All, "The image that the build starts from. It must be generalized.") { IsRequired = true },
        new("customize", new KeyType.List(StepKeys.Customizers), "The customizers of the build VM, in order. Azure generalizes the VM after them."),
        new("optimize", new KeyType.Mapping(Optimize), "Optimizations of the customized image."),
        new("validate", new KeyType.Mapping(Validate), "Checks on a VM that is created from the image."),
        new("errorHandling", new KeyType.Mapping(ErrorHandling), "The treatment of the build VM after a failed step."),
        new("buildTimeoutInMinutes", new KeyType.Number(0, ImageTemplateSpec.MaximumTimeout), $"The timeout of the whole build, including replication. 0 is Azure's default of {ImageTemplateSpec.DefaultTimeout}; 1 to {ImageTemplateSpec.MinimumTimeout - 1} are not allowed.") { Default = $"{ImageTemplateSpec.DefaultTimeout}", Example = "120" },
        new("vmProfile", new KeyType.Mapping(VmProfileKeys.All), "The build VM and the VM of the checks."),
        new("managedResourceTags", new KeyType.TagMap(), "Tags on the resources that Azure creates for the build; some Azure policies require them.") { Example = "{ costCenter: \"1\" }" },
        new("stagingResourceGroup", KeyRules.ResourceGroupId, "The resource group of the build's temporary resources: new or empty, in the subscription and region of the template, and used by this image only. With `imageinfra:useExistingStagingGroups`, the stack assigns Contributor on it to the build identity. A changed template is deleted before its successor is created.") { DefaultText = "Azure creates one", Example = "/subscriptions/…/resourceGroups/rg-staging" },
        new("autoRun", KeyRules.State, "Whether Azure starts a build when the template is created. Every `up` that creates a template then starts a build."),
        new("distribute", new KeyType.List(DistributorKeys.All), "The destinations of the result.") { DefaultText = "one version in the definition of this image" });

    private static MappingKeys Optimize => new(
        "optimize",
        "",
        new KeyDescription("vmBoot", KeyRules.State, "Whether VMs of the image boot faster; the build takes longer."));

    private static MappingKeys Validate => new(
        "validate",
        "",
        new("continueDistributeOnFailure", new KeyType.Flag(), "Whether to distribute the image after a failed check. The run still fails.") { Default = "false", Example = "true" },
        new("sourceValidationOnly", new KeyType.Flag(), "Whether to check the source image without building.") { Default = "false", Example = "true" },
        new("inVMValidations", new KeyType.List(StepKeys.Validators), "The checks, in order."));

    private static MappingKeys ErrorHandling => new(
        "errorHandling",
        "",
        new("onCustomizerError", s_onError, "The treatment of the build VM after a failed customizer. `abort` keeps the VM for inspection; it costs money until it is deleted.") { Default = "cleanup", Example = "abort" },
        new("onValidationError", s_onError, "The treatment of the VM after a failed check, with the same values.") { Default = "cleanup", Example = "abort" });
}

/// <summary>The keys of <c>template.vmProfile</c>.</summary>
internal static class VmProfileKeys
{
    private const string Subnet = "/subscriptions/…/resourceGroups/…/providers/Microsoft.Network/virtualNetworks/…/subnets/…";
    public const int MaximumDisk = 4095;

    /// <summary>The reason in errors about missing keys of a <see cref="VnetConfig"/>.</summary>
    public const string ForVnetConfig = "for an existing network";

    /// <summary>The keys of an existing network.</summary>
    public static MappingKeys VnetConfig { get; } = new(
        "vnetConfig",
        ForVnetConfig,
        new("subnetId", KeyRules.SubnetId, "The id of the subnet of the VM.") { IsRequired = true, Example = Subnet },
        new("containerInstanceSubnetId", KeyRules.SubnetId, "The id of another subnet of the same network, delegated to container groups. Not allowed with proxyVmSize.") { Example = Subnet },
        new("proxyVmSize", KeyRules.Free, "The size of the VM that forwards traffic to the build VM.") { DefaultText = "Standard_A1_v2, chosen by Azure", Example = "Standard_A1_v2" });

    public static MappingKeys All { get; } = new(
        "vmProfile",
        "",
        new("vmSize", KeyRules.Free, "The size of the VM.") { Default = new VmProfile().VmSize, Example = "Standard_D4ds_v5" },
        new("osDiskSizeGB", new KeyType.Number(0, MaximumDisk), "The size of the OS disk, at least that of the source. 0 is the size of the source.") { Default = "0", Example = "128" },
        new("userAssignedIdentities", new KeyType.List(KeyRules.IdentityId), "The ids of identities for scripts on the VM. The stack grants the build identity the right to assign them.") { Example = "[/subscriptions/…/resourceGroups/…/providers/Microsoft.ManagedIdentity/userAssignedIdentities/…]" },
        new("vnetConfig", new KeyType.Mapping(VnetConfig), "An existing network in the region of the template; `network: { mode: vnet, … }` is equivalent. The stack grants the build identity the right to join it.") { DefaultText = "Azure creates one" });
}
