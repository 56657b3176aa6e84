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
        new("customize", new KeyType.List(StepKeys.Customizers), "What is done to the build VM, in order. Azure generalizes the VM afterwards by itself."),
        new("optimize", new KeyType.Mapping(Optimize), "What is done to the image once it is customized."),
        new("validate", new KeyType.Mapping(Validate), "Checks on a VM made from the image."),
        new("errorHandling", new KeyType.Mapping(ErrorHandling), "What becomes of the build VM when a step fails."),
        new("buildTimeoutInMinutes", new KeyType.Number(0, ImageTemplateSpec.MaximumTimeout), $"For all of the build, replication included. 0 is Azure's own {ImageTemplateSpec.DefaultTimeout}; 1 to {ImageTemplateSpec.MinimumTimeout - 1} are refused.") { Default = $"{ImageTemplateSpec.DefaultTimeout}", Example = "120" },
        new("vmProfile", new KeyType.Mapping(VmProfileKeys.All), "The build VM, and the VM of the checks."),
        new("managedResourceTags", new KeyType.TagMap(), "Tags on what Azure makes for the build; needed where policy demands tags.") { Example = "{ costCenter: \"1\" }" },
        new("stagingResourceGroup", KeyRules.ResourceGroupId, "Where the build works: a resource group in the template's subscription and region that does not exist yet, or is empty, and is this image's alone. With `imageinfra:useExistingStagingGroups` the stack makes the build identity Contributor of it. The old template goes before its successor comes.") { Otherwise = "Azure makes one", Example = "/subscriptions/…/resourceGroups/rg-staging" },
        new("autoRun", KeyRules.State, "Azure builds as soon as the template is there: every up that makes a new template starts a build."),
        new("distribute", new KeyType.List(DistributorKeys.All), "Where the result goes.") { Otherwise = "one version in this image's own definition" });

    private static MappingKeys Optimize => new(
        "optimize",
        "",
        new KeyDescription("vmBoot", KeyRules.State, "VMs of the image boot faster, and the build takes longer."));

    private static MappingKeys Validate => new(
        "validate",
        "",
        new("continueDistributeOnFailure", new KeyType.Flag(), "Distribute although a check fails; the run counts as failed all the same.") { Default = "false", Example = "true" },
        new("sourceValidationOnly", new KeyType.Flag(), "Check the source as it is, and build nothing.") { Default = "false", Example = "true" },
        new("inVMValidations", new KeyType.List(StepKeys.Validators), "The checks, in order."));

    private static MappingKeys ErrorHandling => new(
        "errorHandling",
        "",
        new("onCustomizerError", s_onError, "abort keeps the VM for inspection; it costs money until it is deleted.") { Default = "cleanup", Example = "abort" },
        new("onValidationError", s_onError, "The same, for checks.") { Default = "cleanup", Example = "abort" });
}

/// <summary>The keys of <c>template.vmProfile</c>.</summary>
internal static class VmProfileKeys
{
    private const string Subnet = "/subscriptions/…/resourceGroups/…/providers/Microsoft.Network/virtualNetworks/…/subnets/…";
    public const int MaximumDisk = 4095;

    /// <summary>Why the keys of a <see cref="VnetConfig"/> are required.</summary>
    public const string ForVnetConfig = "for an existing network";

    /// <summary>The keys of an existing network.</summary>
    public static MappingKeys VnetConfig { get; } = new(
        "vnetConfig",
        ForVnetConfig,
        new("subnetId", KeyRules.SubnetId, "The subnet of the VM.") { IsRequired = true, Example = Subnet },
        new("containerInstanceSubnetId", KeyRules.SubnetId, "Another subnet of the same network, delegated to container groups; then without proxyVmSize.") { Example = Subnet },
        new("proxyVmSize", KeyRules.Free, "The size of the VM that passes traffic to the build VM.") { Otherwise = "Azure's own, Standard_A1_v2", Example = "Standard_A1_v2" });

    public static MappingKeys All { get; } = new(
        "vmProfile",
        "",
        new("vmSize", KeyRules.Free, "The size of the VM.") { Default = new VmProfile().VmSize, Example = "Standard_D4ds_v5" },
        new("osDiskSizeGB", new KeyType.Number(0, MaximumDisk), "The size of the OS disk. 0 is the source's own; it can only grow.") { Default = "0", Example = "128" },
        new("userAssignedIdentities", new KeyType.List(KeyRules.IdentityId), "Identities that scripts on the VM may use. The stack gives the build identity the right to assign each.") { Example = "[/subscriptions/…/resourceGroups/…/providers/Microsoft.ManagedIdentity/userAssignedIdentities/…]" },
        new("vnetConfig", new KeyType.Mapping(VnetConfig), "An existing network, in the template's region; `network: { mode: vnet, … }` is equivalent. The stack gives the build identity the right to join it.") { Otherwise = "Azure makes one" });
}
