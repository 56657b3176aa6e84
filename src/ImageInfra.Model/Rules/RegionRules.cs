using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Settings;

namespace ImageInfra.Model.Rules;

/// <summary>Where the versions of an image are replicated to, seen from a stack. Azure refuses a version that has left out its home at the end of its build.</summary>
public static class RegionRules
{
    /// <summary>Whether an image's versions are replicated to the stack's location.</summary>
    public static bool AreKept(ImageSpec image, FactorySettings settings) => !Homeless(image, settings).Any();

    /// <summary>The distributors whose versions are not.</summary>
    public static IEnumerable<Finding> Check(InspectedImage image, FactorySettings settings) => Homeless(image.Spec, settings).Select(path => image.Find(
        ValidationRules.HomeRegion,
        path,
        $"must contain '{settings.Location}', the location of the stack '{settings.Stack}': a version lives there before it is replicated. Add it, leave the regions to the stack's imageinfra:targetRegions, or give others under imageinfra:overrides"));

    private static IEnumerable<string> Homeless(ImageSpec image, FactorySettings settings) => ImageOverrides.Apply(image, settings).Template.Distribute
        .Index()
        .Select(d => d.Item is Distributor.SharedImage shared && Homeless(shared, settings.Location) is { } key ? $"template.distribute[{d.Index}].{key}" : null)
        .OfType<string>();

    private static string? Homeless(Distributor.SharedImage shared, string location) => shared switch
    {
        { TargetRegions.Count: > 0 } => shared.TargetRegions.Any(r => r.Name == location) ? null : "targetRegions",
        { ReplicationRegions.Count: > 0 } => shared.ReplicationRegions.Any(r => AzureRegion.Normalize(r) == location) ? null : "replicationRegions",
        _ => null,
    };
}
