using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Settings;

namespace ImageInfra.Driver.Freshness;

/// <summary>Finds out which images of a stack are outdated. A pure function of what is there.</summary>
public sealed class FreshnessCheck
{
    private readonly ImageCatalog _catalog;
    private readonly FactorySettings _settings;
    private readonly KnownSources _sources;
    private readonly DateTimeOffset _now;
    private readonly Dictionary<string, ImageInventory> _inventory;
    private readonly Dictionary<string, ImageFreshness> _done = new(StringComparer.OrdinalIgnoreCase);

    private FreshnessCheck(StackInventory stack, KnownSources sources, DateTimeOffset now)
    {
        (_catalog, _settings) = stack.Declared;
        (_sources, _now) = (sources, now);
        _inventory = stack.Images.ToDictionary(i => i.Image, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Every image of the catalog, a base before what is built from it.</summary>
    public static IReadOnlyList<ImageFreshness> Of(StackInventory stack, KnownSources sources, DateTimeOffset now)
    {
        var check = new FreshnessCheck(stack, sources, now);
        return [.. check._catalog.Images.Select(image => check._done[image.Name] = check.Of(image))];
    }

    private ImageFreshness Of(ImageSpec image)
    {
        var newest = NewestOf(image.Name);
        var basis = image.BaseImage is { } name ? NewestOf(name) : null;
        if (newest is null)
        {
            var hasOthers = _inventory.GetValueOrDefault(image.Name)?.Versions.Count > 0;
            return new(image.Name, null, [new(OutdatedCause.NeverBuilt, hasOthers ? "has no good version: each failed, or was revoked" : "was never built")])
            {
                NewestBase = basis,
                NewestSource = NewestSource(image),
            };
        }

        var findings = new Findings();
        if (newest.CopyOf is null)
        {
            CheckBase(image, newest, basis, findings);
            CheckTemplate(image, newest, findings);
        }

        new SourceCheck(_sources, _settings.Location, findings).Check(image.Template.Source, newest);
        CheckSchedule(image, newest, findings);
        return new(image.Name, newest, newest.CopyOf is null ? findings.Reasons : [.. findings.Reasons.Select(OfCopy)])
        {
            Notes = findings.Notes,
            NewestBase = basis,
            NewestSource = NewestSource(image),
        };
    }

    private void CheckBase(ImageSpec image, PublishedVersion newest, PublishedVersion? basis, Findings findings)
    {
        if (image.BaseImage is not { } name)
        {
            return;
        }

        if (BuiltFrom(name, newest) is not { } from)
        {
            findings.Notes.Add($"{image.Name} {newest.Number} does not say which version of {name} it was built from");
        }
        else
        {
            if (VersionMarks.Of(_settings, name, from).Revoked is { } reason)
            {
                findings.Add(OutdatedCause.SourceWithdrawn, $"{name} {from} is revoked: {reason}", basis is not null && basis.Number != from);
            }

            if (basis?.Number > from)
            {
                findings.Add(OutdatedCause.NewerSource, $"built from {name} {from}; there is {basis.Number}");
            }
        }

        if (_done[name].IsOutdated)
        {
            findings.Add(OutdatedCause.BaseOutdated, $"starts from {name}, which is outdated", _done[name].IsMendedByBuild);
        }
    }

    // A new pin of the base is a new template too; here it counts as a newer source alone.
    private void CheckTemplate(ImageSpec image, PublishedVersion newest, Findings findings)
    {
        if (!newest.Tags.TryGetValue(WellKnownTags.Template, out var built))
        {
            findings.Notes.Add($"{image.Name} {newest.Number} does not say which template built it");
            return;
        }

        var pins = new Dictionary<string, ImageVersion>(_settings.BaseVersions, StringComparer.OrdinalIgnoreCase);
        if (image.BaseImage is { } name)
        {
            if (BuiltFrom(name, newest) is not { } from)
            {
                return;
            }

            pins[name] = from;
        }

        var planned = TemplatePlan.Create(image, _settings with { BaseVersions = pins }).TemplateName;
        if (!string.Equals(planned, built, StringComparison.OrdinalIgnoreCase))
        {
            findings.Add(OutdatedCause.TemplateChanged, $"built by {built}; the catalog says {planned} now");
        }
    }

    private void CheckSchedule(ImageSpec image, PublishedVersion newest, Findings findings)
    {
        if (image.Version.RebuildEveryDays is { } days && newest.PublishedDate?.AddDays(days) <= _now)
        {
            findings.Add(OutdatedCause.Overdue, $"{(int)(_now - newest.PublishedDate.Value).TotalDays} days old; it is to be built every {days}");
        }
    }

    private PublishedVersion? NewestOf(string image) =>
        _inventory.GetValueOrDefault(image) is { } inventory ? GoodVersions.Newest(inventory, _settings) : null;

    private string? NewestSource(ImageSpec image) => image.Template.Source is ImageSource.PlatformImage { Version: "latest" } source
        ? DottedVersion.Newest(_sources.Marketplace.GetValueOrDefault(new(source.Publisher, source.Offer, source.Sku), []))?.Text
        : null;

    private static ImageVersion? BuiltFrom(string image, PublishedVersion version) =>
        version.Tags.TryGetValue(WellKnownTags.Source, out var source)
            && source.Split(' ') is [var name, var number]
            && string.Equals(name, image, StringComparison.OrdinalIgnoreCase)
            && ImageVersion.TryParse(number, out var parsed) ? parsed : null;

    private static OutdatedReason OfCopy(OutdatedReason reason) => reason with
    {
        Message = $"{reason.Message}. It is a copy: build it where it comes from, and promote that",
        IsMendedByBuild = false,
    };
}
