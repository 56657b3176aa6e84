using System.Globalization;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.Driver.Lifecycle.Retention;

/// <summary>The retention rules that depend only on one image of a stack.</summary>
internal sealed class ImageRules
{
    private readonly ImageInventory _image;
    private readonly FactorySettings _settings;
    private readonly RetentionRules _rules;
    private readonly DateTimeOffset _now;
    private readonly HashSet<ImageVersion> _newest;
    private readonly ImageVersion? _lastGood;
    private readonly bool _hasGood;

    public ImageRules(ImageInventory image, FactorySettings settings, DateTimeOffset now)
    {
        (_image, _settings, _now) = (image, settings, now);
        _rules = settings.Retention.Of(image.Image);
        var good = VersionStanding.Usable(image.Versions, image.Image, settings, now).Select(v => v.Number).ToList();
        var succeeded = image.Versions.Where(v => v.ProvisioningState == "Succeeded").Select(v => v.Number).OrderDescending();
        _newest = [.. good.Take(_rules.KeepNewest)];
        _hasGood = good.Count > 0;
        _lastGood = good.Concat(succeeded).Select(n => (ImageVersion?)n).FirstOrDefault();
    }

    /// <summary>The reasons of these rules to keep a version.</summary>
    public IEnumerable<KeepReason> Of(VersionNode node)
    {
        var version = node.Version;
        if (node.IsBusy)
        {
            yield return new(KeepRule.Moving, version.ProvisioningState is "Succeeded" or "Failed" ? "it is being replicated" : $"an operation is in progress: {version.ProvisioningState}", []);
        }

        if (version.Number == _lastGood)
        {
            yield return new(KeepRule.LastGood, _hasGood ? "the newest usable version" : "no version is usable, and this is the newest that succeeded", []);
        }

        if (_newest.Contains(version.Number))
        {
            yield return new(KeepRule.KeepNewest, _rules.KeepNewest == 1 ? "the newest usable version" : $"one of the newest {_rules.KeepNewest} usable versions", []);
        }

        if (_rules.KeepDays > 0 && !(_now - version.PublishedDate >= TimeSpan.FromDays(_rules.KeepDays)))
        {
            yield return new(KeepRule.KeepDays, version.PublishedDate is null ? "its age is unknown" : $"younger than {_rules.KeepDays} days", []);
        }

        if (version.BlockDeletionBeforeEndOfLife && !(version.EndOfLifeDate <= _now))
        {
            yield return new(KeepRule.Protected, version.EndOfLifeDate is { } end
                ? string.Create(CultureInfo.InvariantCulture, $"protected until its end of life on {end:yyyy-MM-dd}")
                : "protected until its end of life, which is not set", []);
        }

        foreach (var reason in Channels(version))
        {
            yield return reason;
        }
    }

    private IEnumerable<KeepReason> Channels(PublishedVersion version)
    {
        var pins = _settings.Channels.GetValueOrDefault(_image.Image) ?? new Dictionary<string, ChannelPin>();
        var tagged = version.Tags.TryGetValue(WellKnownTags.Channels, out var text)
            ? text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : [];
        var channels = pins.Where(p => p.Value.Version == version.Number).Select(p => p.Key)
            .Union(tagged, StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.OrdinalIgnoreCase)
            .ToList();
        if (channels.Count > 0)
        {
            yield return new(KeepRule.Channel, $"channel {KeepReason.Names(channels)}", channels);
        }

        var rollbacks = pins.Where(p => p.Value.Previous == version.Number).Select(p => p.Key).Order(StringComparer.OrdinalIgnoreCase).ToList();
        if (rollbacks.Count > 0)
        {
            yield return new(KeepRule.Rollback, $"rollback target of {KeepReason.Names(rollbacks)}", rollbacks);
        }
    }
}
