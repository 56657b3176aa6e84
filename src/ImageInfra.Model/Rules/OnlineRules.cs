using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Rules;

/// <summary>Compares images with what Azure says of their sources and of the sizes of their build VMs.</summary>
public static class OnlineRules
{
    private const string Source = "template.source";
    private const string Size = "template.vmProfile.vmSize";
    private const int MostNames = 3;

    /// <summary>Returns the findings of an image that starts from a marketplace image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="location">The region of the build.</param>
    /// <param name="answer">What Azure says of the source.</param>
    public static IEnumerable<Finding> CheckSource(InspectedImage image, string location, SourceAnswer answer)
    {
        if (image.Spec.Template.Source is not ImageSource.PlatformImage source)
        {
            yield break;
        }

        if (answer.Image is not { } published)
        {
            yield return Missing(image, source, location, answer);
            yield break;
        }

        var definition = image.Spec.Definition;
        if (published.Generation is { } generation && generation != definition.HyperVGeneration)
        {
            yield return image.Find(ValidationRules.Generation, $"{Source}.sku", $"'{source.Sku}' is generation {generation} in {location}, but the definition is {definition.HyperVGeneration}; set definition.hyperVGeneration to {generation}, or use another sku");
        }

        if (published.Architecture is { } architecture && architecture != definition.Architecture)
        {
            yield return image.Find(ValidationRules.SourceArchitecture, $"{Source}.sku", $"'{source.Sku}' of '{source.Offer}' is {architecture.Name()} in {location}, but the definition is {definition.Architecture.Name()}");
        }

        if (Plan(image, source, published.Plan) is { } plan)
        {
            yield return plan;
        }
    }

    /// <summary>Returns the findings of an image's build VM.</summary>
    /// <param name="image">The image.</param>
    /// <param name="location">The region of the build.</param>
    /// <param name="size">What Azure says of the size; null if the region does not have it.</param>
    /// <param name="quotas">The quotas that count the vCPUs of the size.</param>
    public static IEnumerable<Finding> CheckSize(InspectedImage image, string location, OfferedSize? size, IEnumerable<CoreQuota> quotas)
    {
        var definition = image.Spec.Definition;
        var name = image.Spec.Template.VmProfile.VmSize;
        if (size is null || size.Restriction is not null)
        {
            yield return image.Find(ValidationRules.VmSizeMissing, Size, $"'{name}' is not available in {location}{(size is null ? "" : $" for this subscription ({size.Restriction})")}; 'az vm list-skus --location {location} --resource-type virtualMachines --output table' lists the sizes");
            yield break;
        }

        if (size.Generations.Count > 0 && !size.Generations.Contains(definition.HyperVGeneration))
        {
            yield return image.Find(ValidationRules.VmSizeGeneration, Size, $"'{name}' boots only generation {string.Join(" and ", size.Generations)}, but the definition is {definition.HyperVGeneration}; choose another size");
        }

        if (size.Architecture is { } architecture && architecture != definition.Architecture)
        {
            yield return image.Find(ValidationRules.SourceArchitecture, Size, $"'{name}' is {architecture.Name()}, but the definition is {definition.Architecture.Name()}");
        }

        foreach (var quota in quotas.Where(q => q.Limit >= 0 && q.Limit - q.Used < size.VCpus))
        {
            var finding = image.Find(ValidationRules.Quota, Size, $"'{name}' needs {size.VCpus} vCPUs in {location}, but {quota.Used} of {quota.Limit} of the quota '{quota.Name}' are in use; request more, delete VMs, or choose a size of another family");
            yield return quota.Limit < size.VCpus ? finding : finding with { Severity = Severity.Warning };
        }
    }

    private static Finding Missing(InspectedImage image, ImageSource.PlatformImage source, string location, SourceAnswer answer)
    {
        var value = answer.Missing switch { "publisher" => source.Publisher, "offer" => source.Offer, "sku" => source.Sku, _ => source.Version };
        var nearest = Suggestion.Nearest(value, answer.Known, MostNames);
        return image.Find(ValidationRules.SourceMissing, $"{Source}.{answer.Missing}", $"{location} has no {answer.Missing} '{value}' for '{source.Publisher}:{source.Offer}:{source.Sku}:{source.Version}'{(nearest.Count == 0 ? "" : $"; the nearest are {string.Join(", ", nearest)}")}");
    }

    private static Finding? Plan(InspectedImage image, ImageSource.PlatformImage source, ImagePurchasePlan? plan)
    {
        if (plan is null)
        {
            return source.PlanInfo is null ? null : image.Find(ValidationRules.SourcePlan, $"{Source}.planInfo", $"'{source.Sku}' of '{source.Offer}' has no purchase plan; remove planInfo");
        }

        var isSame = source.PlanInfo is { } given && Same(given.PlanName, plan.Name) && Same(given.PlanProduct, plan.Product) && Same(given.PlanPublisher, plan.Publisher);
        return isSame ? null : image.Find(ValidationRules.SourcePlan, Source, $"the plan of '{source.Sku}' is not the one in planInfo; expected planInfo: {{ planName: {plan.Name}, planProduct: {plan.Product}, planPublisher: {plan.Publisher} }}");
    }

    private static bool Same(string one, string? other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What Azure says of a marketplace source in a region.</summary>
/// <param name="Image">The image; null if it does not exist.</param>
/// <param name="Missing">The first part of its name that does not exist: <c>publisher</c>, <c>offer</c>, <c>sku</c> or <c>version</c>; empty if the image exists.</param>
/// <param name="Known">The names that exist instead of the missing one.</param>
public sealed record SourceAnswer(PublishedImage? Image, string Missing, IReadOnlyList<string> Known);

/// <summary>A marketplace image. A value that Azure did not send is null.</summary>
/// <param name="Generation">The Hyper-V generation.</param>
/// <param name="Architecture">The CPU architecture.</param>
/// <param name="Plan">The purchase plan.</param>
public sealed record PublishedImage(HyperVGeneration? Generation, Architecture? Architecture, ImagePurchasePlan? Plan);

/// <summary>A VM size in a region.</summary>
/// <param name="Family">The family whose quota counts the vCPUs.</param>
/// <param name="VCpus">The number of vCPUs.</param>
/// <param name="Generations">The image generations that it boots; empty if Azure did not send them.</param>
/// <param name="Architecture">The CPU architecture, or null.</param>
/// <param name="Restriction">Why the subscription can't use the size in the region, or null.</param>
public sealed record OfferedSize(string Family, int VCpus, IReadOnlyList<HyperVGeneration> Generations, Architecture? Architecture, string? Restriction);

/// <summary>A quota of vCPUs.</summary>
/// <param name="Name">The name of the quota.</param>
/// <param name="Used">The vCPUs in use.</param>
/// <param name="Limit">The limit.</param>
public sealed record CoreQuota(string Name, long Used, long Limit);
