using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Settings;

namespace ImageInfra.Model.Rules;

/// <summary>Checks the target regions of an image for a stack. Azure rejects a version without its home region at the end of the build.</summary>
public static class RegionRules
{
    /// <summary>Whether the target regions of an image contain the location of the stack.</summary>
    public static bool ContainLocation(ImageSpec image, FactorySettings settings) => !WithoutHomeRegion(image, settings).Any();

    /// <summary>Returns a finding for each distributor whose regions lack the location of the stack.</summary>
    public static IEnumerable<Finding> Check(InspectedImage image, FactorySettings settings) => WithoutHomeRegion(image.Spec, settings).Select(path => image.Find(
        ValidationRules.HomeRegion,
        path,
        $"must contain '{settings.Location}', the location of the stack '{settings.Stack}', because Azure creates versions there; add it, or remove the regions so that imageinfra:targetRegions applies, or set them in imageinfra:overrides"));

    private static IEnumerable<string> WithoutHomeRegion(ImageSpec image, FactorySettings settings) => ImageOverrides.Apply(image, settings).Template.Distribute
        .Index()
        .Select(d => d.Item is Distributor.SharedImage shared && WithoutHomeRegion(shared, settings.Location) is { } key ? $"template.distribute[{d.Index}].{key}" : null)
        .OfType<string>();

    private static string? WithoutHomeRegion(Distributor.SharedImage shared, string location) => shared switch
    {
        { TargetRegions.Count: > 0 } => shared.TargetRegions.Any(r => r.Name == location) ? null : "targetRegions",
        { ReplicationRegions.Count: > 0 } => shared.ReplicationRegions.Any(r => AzureRegion.Normalize(r) == location) ? null : "replicationRegions",
        _ => null,
    };
}
