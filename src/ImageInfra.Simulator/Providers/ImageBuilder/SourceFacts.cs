using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Providers.Compute;
using ImageInfra.Simulator.Providers.Marketplace;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.ImageBuilder;

/// <summary>What is known of the source of a template, and Azure's refusals that follow from it.</summary>
internal static class SourceFacts
{
    /// <summary>Returns the error of a marketplace source, or null.</summary>
    public static ArmFault? CheckMarketplace(ArmResource template)
    {
        var source = template.Properties["source"]!;
        var facts = MarketplaceFacts.Of(source);
        var (publisher, offer, sku, version) = (source["publisher"], source["offer"], source["sku"], source["version"]);
        if (facts.IsMissing)
        {
            return TemplateSubmission.Failed("PlatformImageNotFound", $"The platform image '{publisher}:{offer}:{sku}:{version}' is not available. Verify that all fields in the storage profile are correct. For more details about storage profile information, please refer to https://aka.ms/storageprofile");
        }

        return facts.NeedsPlan && source["planInfo"] is null
            ? TemplateSubmission.Failed("PurchasePlanNotProvided", $"Purchase Plan was not provided for image: location: {template.Location}, publisherName: {publisher}, offer: {offer}, sku: {sku}, version: {version}. Update the Azure Image Builder Template to include Plan Information details for the source platform image. For more details, review http://aka.ms/azvmimagebuildertmplref.")
            : null;
    }

    /// <summary>Returns the error of a definition whose generation or architecture is not that of the source, or null.</summary>
    public static ArmFault? CheckDefinition(AzureState azure, ArmResource template, ArmResource definition)
    {
        var source = Of(azure, template);
        if (source.Generation is { } generation && (string?)definition.Properties["hyperVGeneration"] is { } target && target != generation)
        {
            return TemplateSubmission.Failed("ValidationFailed", $"Validation failed: Error with Hyper-V Version validation (cross-generation for multiple Hyper-V Versions is not supported). The provided SIG: {definition.Id}, has a different Hyper-V Generation: {target}, than source image: {generation}.");
        }

        return source.Architecture is { } architecture && (string?)definition.Properties["architecture"] is { } wanted && wanted != architecture
            ? TemplateSubmission.Failed("ValidationFailed", $"Validation failed: The source image has a different architecture ['{architecture}'] than the parent gallery image architecture ['{wanted}']: {definition.Id}.")
            : null;
    }

    /// <summary>Returns the error of a definition whose only security type Image Builder can't build from or for, or null.</summary>
    public static ArmFault? CheckSecurity(ArmResource? definition) => SecurityTypeOf(definition) is ("TrustedLaunch" or "ConfidentialVM") and var only
        ? TemplateSubmission.Failed("BadRequest", $"The provided gallery image only supports creation of VMs and VM Scale Sets with '{only}' security type.")
        : null;

    /// <summary>Returns the error of the build VM, or null.</summary>
    public static ArmFault? CheckBuildVm(AzureState azure, ArmResource template)
    {
        var (generation, architecture, supportsNvme) = Of(azure, template);
        return VmSizeFacts.Refuse((string?)template.Properties["vmProfile"]?["vmSize"], generation, architecture, supportsNvme);
    }

    private static (string? Generation, string? Architecture, bool? SupportsNvme) Of(AzureState azure, ArmResource template)
    {
        var source = template.Properties["source"]!;
        switch ((string?)source["type"])
        {
            case "PlatformImage":
                var facts = MarketplaceFacts.Of(source);
                return (facts.Generation, facts.Architecture, facts.SupportsNvme);
            case "SharedImageVersion":
                return azure.Store.Find(ResourceId.Up((string)source["imageVersionId"]!, 2)) is { } definition
                    ? ((string?)definition.Properties["hyperVGeneration"], (string?)definition.Properties["architecture"], VmSizeFacts.HasNvme(definition.Properties))
                    : default;
            default:
                return ((string?)azure.Store.Find((string)source["imageId"]!)?.Properties["hyperVGeneration"], null, null);
        }
    }

    private static string? SecurityTypeOf(ArmResource? definition) =>
        (string?)(definition?.Properties["features"] as JsonArray)?.FirstOrDefault(f => (string?)f?["name"] == "SecurityType")?["value"];
}
