using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.Driver.Lifecycle.Channels;

/// <summary>Decides the versions of channels. Azure is not called.</summary>
internal static class ChannelPlan
{
    /// <summary>Decides the version of a channel that a user sets.</summary>
    /// <exception cref="DriverException">The version is not usable.</exception>
    public static ChannelPin Set(ImageInventory image, string channel, ImageVersion? number, FactorySettings settings, DateTimeOffset now)
    {
        var version = number is { } given ? image.Version(given) : NewestGood(image, settings, now) ?? throw new DriverException(
            DriverFailure.NotFound,
            $"image '{image.Image}' has no usable version");
        Require(VersionStanding.Of(version, image.Image, settings, now), image.Image, version.Number);
        return Find(settings, image.Image, channel) is not { } pin ? new(version.Number) { Since = now }
            : pin.Version == version.Number ? pin with { RolledBackFrom = null }
            : new(version.Number) { Since = now, Previous = pin.Version };
    }

    /// <summary>
    /// Decides the version of a channel that is rolled back: the given version, or the previous one, or the next lower usable one. A
    /// channel that was rolled back already stays, so that a repeated rollback changes nothing.
    /// </summary>
    /// <exception cref="DriverException">There is no version to roll back to.</exception>
    public static ChannelPin Rollback(ImageInventory image, string channel, ImageVersion? to, FactorySettings settings, DateTimeOffset now)
    {
        var pin = Find(settings, image.Image, channel) ?? throw new DriverException(
            DriverFailure.NotFound,
            $"image '{image.Image}' has no channel '{channel}'{Others(settings, image.Image, channel)}");
        if (pin.RolledBackFrom is not null && (to is null || to == pin.Version))
        {
            return pin;
        }

        var target = to is { } given ? image.Version(given) : Before(image, pin, settings, now) ?? throw new DriverException(
            DriverFailure.NotFound,
            $"image '{image.Image}' has no usable version below {pin.Version} to roll back to; "
                + (NewestGood(image, settings, now) is { } newest
                    ? $"to move the channel to {newest.Number}, run 'imageinfra channel set {image.Image} {channel} {newest.Number}'"
                    : $"to build one, run 'imageinfra build {image.Image}'"));
        Require(VersionStanding.Of(target, image.Image, settings, now), image.Image, target.Number);
        return target.Number == pin.Version ? pin : new(target.Number) { Since = now, RolledBackFrom = pin.RolledBackFrom ?? pin.Version };
    }

    /// <summary>
    /// The usable version to which a channel can move away from its version: the one of a rollback, or else the newest; null if no
    /// version is usable.
    /// </summary>
    public static ImageVersion? Next(ImageInventory image, string channel, FactorySettings settings, DateTimeOffset now) =>
        (Find(settings, image.Image, channel) is { } pin ? Before(image, pin, settings, now) ?? NewestGood(image, settings, now) : null)?.Number;

    /// <summary>The channels of an image that a rule moves forward now.</summary>
    public static IEnumerable<(string Channel, ChannelPin Pin)> Advance(ImageInventory image, FactorySettings settings, DateTimeOffset now) =>
        from rule in settings.ChannelRules
        let pin = Find(settings, image.Image, rule.Key)
        let next = Next(image, rule.Value, settings, now)
        where next is not null
            && (pin is null || next.Number > pin.Version)
            && !(next.Number <= pin?.RolledBackFrom)
        select (rule.Key, new ChannelPin(next.Number) { Since = now, Previous = pin?.Version });

    private static PublishedVersion? Next(ImageInventory image, ChannelRule rule, FactorySettings settings, DateTimeOffset now)
    {
        if (rule.Follows is null)
        {
            return Good(image, settings, now).FirstOrDefault(v => v.PublishedDate + rule.Soak <= now);
        }

        // A channel that was edited by hand has no date, so the rule's waiting time cannot have passed.
        return Find(settings, image.Image, rule.Follows) is { } followed && followed.Since + rule.Soak <= now
            ? Good(image, settings, now).FirstOrDefault(v => v.Number == followed.Version)
            : null;
    }

    private static PublishedVersion? Before(ImageInventory image, ChannelPin pin, FactorySettings settings, DateTimeOffset now)
    {
        var good = Good(image, settings, now).ToList();
        return good.Find(v => v.Number == pin.Previous && v.Number != pin.Version) ?? good.Find(v => v.Number < pin.Version);
    }

    private static PublishedVersion? NewestGood(ImageInventory image, FactorySettings settings, DateTimeOffset now) =>
        Good(image, settings, now).FirstOrDefault();

    private static IEnumerable<PublishedVersion> Good(ImageInventory image, FactorySettings settings, DateTimeOffset now) =>
        VersionStanding.Usable(image.Versions, image.Image, settings, now);

    private static ChannelPin? Find(FactorySettings settings, string image, string channel) =>
        settings.Channels.GetValueOrDefault(image)?.GetValueOrDefault(channel);

    /// <summary>Refuses a version that is not usable.</summary>
    /// <exception cref="DriverException">The version is not usable.</exception>
    public static void Require(VersionStanding standing, string image, ImageVersion number)
    {
        if (!standing.IsUsable)
        {
            throw new DriverException(DriverFailure.Protected, $"{image} {number} {standing.Problem}; nothing was changed");
        }
    }

    private static string Others(FactorySettings settings, string image, string channel) =>
        settings.Channels.GetValueOrDefault(image) is { Count: > 0 } channels
            ? UnknownName.Known([channel], [.. channels.Keys])
            : $"; to create one, run 'imageinfra channel set {image} stable'";
}
