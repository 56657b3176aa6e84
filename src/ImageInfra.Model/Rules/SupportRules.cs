using System.Globalization;
using System.Text.RegularExpressions;
using ImageInfra.Model.Images;
using ImageInfra.Model.Knowledge;

namespace ImageInfra.Model.Rules;

/// <summary>Finds marketplace sources that are out of support, and exact versions that are old.</summary>
internal static partial class SupportRules
{
    private const int OldestVersionInDays = 365;

    public static IEnumerable<Finding> Check(InspectedImage image, DateTimeOffset now)
    {
        if (image.Spec.Template.Source is not ImageSource.PlatformImage source)
        {
            yield break;
        }

        var today = DateOnly.FromDateTime(now.UtcDateTime);
        if (MarketplaceKnowledge.Of(source).EndOfLife is { } end && end < today)
        {
            yield return image.Find(ValidationRules.EndOfLife, "template.source.sku", $"support of '{source.Sku}' of '{source.Offer}' ended on {end:yyyy-MM-dd}; Azure may deprecate it, so move to a supported release");
        }

        if (Published(source.Version) is { } published && published.AddDays(OldestVersionInDays) < today)
        {
            yield return image.Find(ValidationRules.EndOfLife, "template.source.version", $"'{source.Version}' was published on {published:yyyy-MM-dd}, and Azure removes old versions; use 'latest', or a version that 'az vm image list --all --publisher {source.Publisher} --offer {source.Offer} --sku {source.Sku}' lists");
        }
    }

    // Publishers end versions with the date of the build: 20348.4405.251107, 22.04.202511040, 0.20251006.2257.
    private static DateOnly? Published(string version)
    {
        foreach (var part in version.Split('.').Reverse())
        {
            var date = Date().Match(part) is { Success: true } match ? match.Groups["date"].Value : part.Length == 6 ? $"20{part}" : "";
            if (DateOnly.TryParseExact(date, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var published) && published.Year >= 2012)
            {
                return published;
            }
        }

        return null;
    }

    [GeneratedRegex(@"^(?<date>20[0-9]{6})[0-9]?$")]
    private static partial Regex Date();
}
