using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Settings;

namespace ImageInfra.Driver.Insight.Freshness;

/// <summary>Finds outdated images of a stack. A pure function of its inputs.</summary>
public sealed class FreshnessCheck
{
    private readonly ImageCatalog _catalog;
    private readonly FactorySettings _settings;
    private readonly KnownSources _sources;
    private readonly DateTimeOffset _now;
    private readonly Dictionary<string, ImageInventory> _inventory;
    private readonly VersionGraph _graph;
    private readonly Dictionary<string, ImageFreshness> _done = new(StringComparer.OrdinalIgnoreCase);

    private FreshnessCheck(StackInventory stack, KnownSources sources, DateTimeOffset now)
    {
        (_catalog, _settings) = stack.Declared;
        (_sources, _now) = (sources, now);
        _inventory = stack.Images.ToDictionary(i => i.Image, StringComparer.OrdinalIgnoreCase);
        _graph = new FactoryInventory([stack], []).Graph();
    }

    /// <summary>Checks every image of the catalog; a base comes before the images that start from it.</summary>
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
            return new(image.Name, null, [new(OutdatedCause.NeverBuilt, hasOthers ? "has no usable version" : "was never built")])
            {
                NewestBase = basis,
                IsPinUsable = IsPinUsable(image),
                NewestSource = NewestSource(image),
            };
        }

        var findings = new Findings();
        CheckStanding(image.Name, newest, findings);

        if (newest.CopyOf is null)
        {
            CheckBase(image, newest, basis, findings);
            CheckTemplate(image, newest, findings);
        }

        new SourceCheck(_sources, _settings.Location, StandingOfSource, findings).Check(image.Template.Source, newest);
        CheckSchedule(image, newest, findings);
        return new(image.Name, newest, newest.CopyOf is null ? findings.Reasons : [.. findings.Reasons.Select(OfCopy)])
        {
            Notes = findings.Notes,
            NewestBase = basis,
            IsPinUsable = IsPinUsable(image),
            NewestSource = NewestSource(image),
        };
    }

    private void CheckStanding(string image, PublishedVersion newest, Findings findings)
    {
        foreach (var version in _inventory[image].Versions.Where(v => v.Number >= newest.Number))
        {
            if (Standing(image, version) is not { IsUsable: false } standing)
            {
                continue;
            }

            if (standing.State is VersionState.PastEndOfLife)
            {
                findings.Add(OutdatedCause.PastEndOfLife, $"{image} {version.Number} {standing.Problem}; the newest usable version is {newest.Number}");
            }
            else
            {
                findings.Notes.Add($"{image} {version.Number} {standing.Problem}");
            }
        }
    }

    private void CheckBase(ImageSpec image, PublishedVersion newest, PublishedVersion? basis, Findings findings)
    {
        if (image.BaseImage is not { } name)
        {
            return;
        }

        if (BuiltFrom(name, newest) is not { } from)
        {
            findings.Notes.Add($"{image.Name} {newest.Number} has no tag with the version of {name} that it was built from");
        }
        else
        {
            if (StandingOfBase(name, from) is { IsUsable: false, IsTemporary: false } bad)
            {
                findings.Add(OutdatedCause.SourceWithdrawn, $"{name} {from} {bad.Problem}", basis is not null && basis.Number != from);
            }

            if (basis?.Number > from)
            {
                findings.Add(OutdatedCause.NewerSource, $"built from {name} {from}; {basis.Number} is available");
            }
        }

        if (_done[name].IsOutdated)
        {
            findings.Add(OutdatedCause.BaseOutdated, $"starts from {name}, which is outdated", _done[name].IsFixedByBuild);
        }
    }

    // The stack's settings apply only to versions in its own gallery; for other galleries only tags count.
    private VersionStanding StandingOfSource(string definitionId, PublishedVersion version) =>
        _inventory.Values.FirstOrDefault(i => string.Equals(i.DefinitionId, definitionId, StringComparison.OrdinalIgnoreCase)) is { } own
            ? Standing(own.Image, version)
            : VersionStanding.OfForeign(version, _now);

    // A new pin of the base also changes the template, but is reported only as a newer source.
    private void CheckTemplate(ImageSpec image, PublishedVersion newest, Findings findings)
    {
        if (!newest.Tags.TryGetValue(WellKnownTags.Template, out var built))
        {
            findings.Notes.Add($"{image.Name} {newest.Number} has no tag with the template that built it");
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
            findings.Add(OutdatedCause.TemplateChanged, $"built by {built}; the catalog now requires {planned}");
        }
    }

    private void CheckSchedule(ImageSpec image, PublishedVersion newest, Findings findings)
    {
        if (image.Version.RebuildEveryDays is { } days && newest.PublishedDate?.AddDays(days) <= _now)
        {
            findings.Add(OutdatedCause.Overdue, $"{(int)(_now - newest.PublishedDate.Value).TotalDays} days old; version.rebuildEveryDays is {days}");
        }
    }

    // A version that Azure is updating will be usable soon, so another build would be wasted.
    private PublishedVersion? NewestOf(string image) => _inventory.GetValueOrDefault(image)?.Versions
        .Where(v => Standing(image, v) is { IsUsable: true } or { IsTemporary: true } && v.ProvisioningState is not "Creating")
        .MaxBy(v => v.Number);

    private VersionStanding Standing(string image, PublishedVersion version) => VersionStanding.Of(version, image, _settings, _now);

    private bool IsPinUsable(ImageSpec image) =>
        image.BaseImage is not { } name
        || !_settings.BaseVersions.TryGetValue(name, out var pin)
        || StandingOfBase(name, pin) is null or { IsUsable: true } or { IsTemporary: true };

    private VersionStanding? StandingOfBase(string image, ImageVersion number) =>
        _inventory.GetValueOrDefault(image)?.Versions.FirstOrDefault(v => v.Number == number) is { } version ? Standing(image, version)
        : VersionMarks.Of(_settings, image, number).Revoked is { } reason ? new(VersionState.Revoked, $"is revoked: {reason}")
        : null;

    private string? NewestSource(ImageSpec image) => image.Template.Source is ImageSource.PlatformImage { Version: "latest" } source
        ? DottedVersion.Newest(_sources.Marketplace.GetValueOrDefault(new(source.Publisher, source.Offer, source.Sku), []))?.Text
        : null;

    private ImageVersion? BuiltFrom(string image, PublishedVersion version) =>
        _graph.SourceOf(version.Id) is VersionSource.OfGallery source
        && string.Equals(ArmNames.Last(ArmNames.DefinitionOf(source.VersionId)), image, StringComparison.OrdinalIgnoreCase)
        && ImageVersion.TryParse(ArmNames.Last(source.VersionId), out var number) ? number : null;

    private static OutdatedReason OfCopy(OutdatedReason reason) => reason with
    {
        Message = $"{reason.Message}. It is a copy; build the original in its own stack, and promote that",
        IsFixedByBuild = false,
    };
}
