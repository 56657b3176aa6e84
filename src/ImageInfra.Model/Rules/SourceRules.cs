using ImageInfra.Model.Description;
using ImageInfra.Model.Images;
using ImageInfra.Model.Knowledge;

namespace ImageInfra.Model.Rules;

/// <summary>Checks a marketplace source against the definition, by what is known of the source.</summary>
internal static class SourceRules
{
    private const int ShortestWindowsBuild = 60;
    private const int MostNames = 3;
    private const string Sku = "template.source.sku";

    public static IEnumerable<Finding> Check(InspectedImage image)
    {
        var definition = image.Spec.Definition;
        var template = image.Spec.Template;
        if (definition.OsType is OsType.Windows && template.BuildTimeoutInMinutes < ShortestWindowsBuild)
        {
            yield return image.Find(ValidationRules.WindowsTimeout, "template.buildTimeoutInMinutes", $"'{template.BuildTimeoutInMinutes}' is short for Windows; expected {ShortestWindowsBuild} or more");
        }

        if (template.Source is not ImageSource.PlatformImage source)
        {
            yield break;
        }

        var known = MarketplaceKnowledge.Of(source);
        if (known.OsType is { } os && os != definition.OsType)
        {
            yield return image.Find(ValidationRules.SourceOs, "template.source.publisher", $"'{source.Publisher}' publishes {os}, but the definition is {definition.OsType}");
        }

        if (known is { IsOfferKnown: true, IsSkuKnown: false })
        {
            var names = Suggestion.Nearest(source.Sku, known.Skus, MostNames);
            yield return image.Find(ValidationRules.SourceSku, Sku, $"'{source.Sku}' is not a known sku of '{source.Offer}'{(names.Count == 0 ? "" : $"; the nearest are {string.Join(", ", names)}")}");
        }

        if (known.Generation is { } generation && generation != definition.HyperVGeneration)
        {
            var finding = image.Find(ValidationRules.Generation, Sku, $"'{source.Sku}' is generation {generation}, but the definition is {definition.HyperVGeneration}; {Remedy(source, generation, definition.HyperVGeneration)}");
            yield return known.Certainty is Certainty.Documented ? finding : finding with { Severity = Severity.Warning };
        }

        if (known.Architecture is { } architecture && architecture != definition.Architecture)
        {
            var finding = image.Find(ValidationRules.SourceArchitecture, Sku, $"'{source.Sku}' of '{source.Offer}' is {architecture.Name()}, but the definition is {definition.Architecture.Name()}");
            yield return known.Certainty is Certainty.Documented ? finding : finding with { Severity = Severity.Warning };
        }
    }

    private static string Remedy(ImageSource.PlatformImage source, HyperVGeneration has, HyperVGeneration wanted) =>
        $"set definition.hyperVGeneration to {has}"
        + (MarketplaceKnowledge.TwinOf(source, wanted) is { } twin ? $", or use the sku '{twin}'" : "");
}
