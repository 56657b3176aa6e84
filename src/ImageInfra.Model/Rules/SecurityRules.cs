using ImageInfra.Model.Images;
using ImageInfra.Model.Knowledge;

namespace ImageInfra.Model.Rules;

/// <summary>Checks the security type of a definition against its source, and where an Azure edition of Windows Server is published.</summary>
internal static class SecurityRules
{
    private const string Features = "definition.features";

    /// <summary>Returns the findings of an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="others">The images of the catalog by name.</param>
    public static IEnumerable<Finding> Check(InspectedImage image, IReadOnlyDictionary<string, InspectedImage> others)
    {
        var finding = image.Spec.Template.Source switch
        {
            ImageSource.PlatformImage source => OfMarketplace(image, source),
            ImageSource.CatalogImage { Image: var name } when others.GetValueOrDefault(name) is { } parent => OfBase(image, parent.Spec),
            _ => null,
        };
        return [.. finding is null ? [] : (Finding[])[finding], .. AzureEdition(image, others)];
    }

    private static Finding? OfMarketplace(InspectedImage image, ImageSource.PlatformImage source)
    {
        var definition = image.Spec.Definition;
        if (MarketplaceKnowledge.Of(source).SecurityTypes is not { } known || definition.HyperVGeneration is not HyperVGeneration.V2)
        {
            return null;
        }

        var wanted = SecurityTypes.Required(definition);
        if (wanted.FirstOrDefault(w => !known.Contains(w)) is { } missing)
        {
            return image.Find(ValidationRules.SecurityType, Features, $"SecurityType '{SecurityTypes.ValueOf(definition)}' promises {missing} VMs, but '{source.Sku}' of '{source.Offer}' is {Published(known)}");
        }

        return known is [SecurityTypes.Confidential] && wanted.Count == 0
            ? image.Find(ValidationRules.SecurityType, "definition", $"has no SecurityType, but '{source.Sku}' of '{source.Offer}' is {Published(known)}; add {{ name: SecurityType, value: {SecurityTypes.FeatureFor(known)} }} to definition.features")
            : null;
    }

    private static Finding? OfBase(InspectedImage image, ImageSpec parent)
    {
        var (own, ofBase) = (SecurityTypes.ValueOf(image.Spec.Definition), SecurityTypes.ValueOf(parent.Definition));
        return own.Equals(ofBase, StringComparison.OrdinalIgnoreCase)
            ? null
            : image.Find(ValidationRules.SecurityType, "definition", $"has SecurityType '{own}', but its base '{parent.Name}' has '{ofBase}'; Azure Image Builder supports security types only if both have the same");
    }

    private static IEnumerable<Finding> AzureEdition(InspectedImage image, IReadOnlyDictionary<string, InspectedImage> others)
    {
        var index = image.Spec.Template.Distribute.ToList().FindIndex(d => d is Distributor.Vhd);
        return index >= 0 && SourceChain.MarketplaceOf(image, others) is { } source && MarketplaceKnowledge.Of(source).IsAzureEdition
            ? [image.Find(ValidationRules.AzureEdition, $"template.distribute[{index}]", $"writes a VHD, but '{source.Sku}' is an Azure edition of Windows Server, which runs only on Azure and Azure Local")]
            : [];
    }

    private static string Published(IReadOnlyList<string> known) => known.Count == 0 ? "published without secure boot" : $"published for {string.Join(" and ", known)}";
}
