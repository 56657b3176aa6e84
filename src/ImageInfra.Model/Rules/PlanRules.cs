using ImageInfra.Model.Images;
using ImageInfra.Model.Knowledge;

namespace ImageInfra.Model.Rules;

/// <summary>Checks purchase plans: of a marketplace source, and of the definition, which can't get one later.</summary>
internal static class PlanRules
{
    /// <summary>Returns the findings of an image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="others">The images of the catalog by name.</param>
    public static IEnumerable<Finding> Check(InspectedImage image, IReadOnlyDictionary<string, InspectedImage> others)
    {
        var has = image.Spec.Definition.PurchasePlan;
        switch (image.Spec.Template.Source)
        {
            case ImageSource.PlatformImage { PlanInfo: { } plan }:
                var wanted = new ImagePurchasePlan(plan.PlanName, plan.PlanPublisher, plan.PlanProduct);
                if (has is null)
                {
                    yield return Missing(image, wanted, "the source has a purchase plan");
                }
                else if (!IsSame(has, wanted))
                {
                    yield return image.Find(ValidationRules.PurchasePlan, "definition.purchasePlan", $"differs from template.source.planInfo; expected {Shown(wanted)}");
                }

                break;
            case ImageSource.PlatformImage source when MarketplaceKnowledge.Of(source) is { NeedsPlan: true } known:
                var finding = image.Find(
                    ValidationRules.SourcePlan,
                    "template.source",
                    $"images of '{source.Publisher}' have a purchase plan, and a build without template.source.planInfo fails; add planInfo: {{ planName: {source.Sku}, planProduct: {source.Offer}, planPublisher: {source.Publisher} }} and the same as definition.purchasePlan ('az vm image show --urn {source.Publisher}:{source.Offer}:{source.Sku}:latest --query plan' shows it)");
                yield return known.PlanCertainty is Certainty.Documented ? finding : finding with { Severity = Severity.Warning };
                break;
            case ImageSource.CatalogImage { Image: var name } when others.GetValueOrDefault(name)?.Spec.Definition.PurchasePlan is { } ofBase && has is null:
                yield return Missing(image, ofBase, $"its base '{name}' has a purchase plan");
                break;
        }
    }

    private static Finding Missing(InspectedImage image, ImagePurchasePlan plan, string reason) => image.Find(
        ValidationRules.PurchasePlan,
        "definition",
        $"has no purchasePlan, but {reason}; add purchasePlan: {Shown(plan)} before the first update, because Azure can't add it later");

    private static bool IsSame(ImagePurchasePlan one, ImagePurchasePlan other) =>
        Same(one.Name, other.Name) && (one.Publisher is null || Same(one.Publisher, other.Publisher)) && (one.Product is null || Same(one.Product, other.Product));

    private static bool Same(string one, string? other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static string Shown(ImagePurchasePlan plan) => $"{{ name: {plan.Name}, publisher: {plan.Publisher}, product: {plan.Product} }}";
}
