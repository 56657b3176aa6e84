using ImageInfra.Model.Description;
using ImageInfra.Model.Images;
using ImageInfra.Model.Knowledge;
using ImageInfra.Model.Settings;

namespace ImageInfra.Model.Rules;

/// <summary>Checks the names of regions. Azure refuses an unknown one, some only after the build.</summary>
public static class RegionNameRules
{
    private const int MostSuggestions = 3;

    /// <summary>Returns a finding for each unknown region in an image's file.</summary>
    public static IEnumerable<Finding> Check(InspectedImage image) => image.Spec.Template.Distribute
        .OfType<Distributor.SharedImage>()
        .SelectMany(shared => shared.TargetRegions.Select(r => r.Name).Concat(shared.ReplicationRegions.Select(AzureRegion.Normalize)))
        .Distinct()
        .SelectMany(region => Problem(region) is var (severity, message)
            ? [image.Find(ValidationRules.UnknownRegion, "template.distribute", $"'{region}' {message}") with { Severity = severity }]
            : Enumerable.Empty<Finding>());

    /// <summary>Returns a finding for each unknown region in the settings of a stack.</summary>
    public static IEnumerable<Finding> Check(FactorySettings settings, SettingsSource source)
    {
        (string Key, IEnumerable<string> Regions)[] places =
        [
            ("location", [settings.Location]),
            ("targetRegions", settings.TargetRegions.Select(r => r.Name)),
            ("overrides", settings.Overrides.Images.Values.SelectMany(o => o.TargetRegions ?? []).Select(r => r.Name)),
            ("promotedVersions", settings.PromotedVersions.Values.SelectMany(p => p.TargetRegions ?? []).Select(r => r.Name)),
        ];
        return from place in places
               where source.Find(place.Key) is not null
               from region in place.Regions.Distinct()
               let problem = Problem(region)
               where problem is not null
               select new Finding(
                   ValidationRules.UnknownRegion.Id,
                   problem.Value.Severity,
                   source.FileOf(place.Key),
                   source.LineOf(place.Key),
                   0,
                   $"{SettingsSource.Namespace}:{place.Key}",
                   $"'{region}' {problem.Value.Message}");
    }

    /// <summary>What is wrong with a region; null if it is known. A name that differs from a known one only in its number may be new.</summary>
    /// <param name="region">The name in lower case and without spaces.</param>
    public static (Severity Severity, string Message)? Problem(string region)
    {
        if (region.Length == 0 || RegionKnowledge.Names.Contains(region))
        {
            return null;
        }

        var nearest = Suggestion.Nearest(region, RegionKnowledge.Names, MostSuggestions);
        var isMisspelled = !region.All(char.IsAsciiLetterOrDigit)
            || (nearest.Count > 0 && Suggestion.IsNear(region, nearest[0]) && WithoutDigits(region) != WithoutDigits(nearest[0]));
        return isMisspelled
            ? (Severity.Error, $"is not a region of Azure; {(nearest.Count > 0 ? $"did you mean '{nearest[0]}'?" : "expected a name such as westeurope")}")
            : (Severity.Warning, $"is not a known region of Azure{(nearest.Count > 0 ? $"; the most similar names are {string.Join(", ", nearest)}" : "")}. 'az account list-locations' lists the regions of your subscription");
    }

    private static string WithoutDigits(string text) => text.TrimEnd([.. "0123456789"]);
}
