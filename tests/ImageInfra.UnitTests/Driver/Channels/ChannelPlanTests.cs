using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Lifecycle.Channels;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Channels;

public sealed class ChannelPlanTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private static readonly FactorySettings s_rules = SomeStack.Settings() with
    {
        ChannelRules = new Dictionary<string, ChannelRule>
        {
            ["canary"] = new(),
            ["stable"] = new() { Follows = "canary", Soak = TimeSpan.FromHours(72) },
        },
    };

    [Fact]
    public void A_channel_that_follows_no_other_uses_the_newest_usable_version()
    {
        var settings = s_rules with { Revoked = new Dictionary<string, IReadOnlyDictionary<ImageVersion, string>> { ["web"] = new Dictionary<ImageVersion, string> { [new(1, 0, 2)] = "bad" } } };

        var (channel, pin) = Assert.Single(ChannelPlan.Advance(Web(3), settings, s_now));

        Assert.Equal(("canary", new ImageVersion(1, 0, 1), s_now), (channel, pin.Version, pin.Since!.Value));
    }

    [Theory]
    [InlineData(71, false)]
    [InlineData(72, true)]
    public void A_channel_that_follows_another_takes_its_version_once_it_has_soaked_there(int hours, bool moves)
    {
        var settings = With(s_rules, ("canary", new(new(1, 0, 2)) { Since = s_now.AddHours(-hours) }), ("stable", new(new(1, 0, 0))));

        var moved = ChannelPlan.Advance(Web(3), settings, s_now).ToList();

        Assert.Equal(moves ? [("stable", new ImageVersion(1, 0, 2), new ImageVersion(1, 0, 0))] : [], moved.Select(m => (m.Channel, m.Pin.Version, m.Pin.Previous!.Value)));
    }

    [Fact]
    public void A_rule_never_chooses_a_rolled_back_version_again()
    {
        var pin = ChannelPlan.Rollback(Web(3), "stable", null, With(s_rules, ("stable", new(new(1, 0, 2)) { Previous = new(1, 0, 0) })), s_now);
        Assert.Equal((new ImageVersion(1, 0, 0), new ImageVersion(1, 0, 2)), (pin.Version, pin.RolledBackFrom!.Value));

        var settings = With(s_rules, ("canary", new(new(1, 0, 2)) { Since = s_now.AddDays(-9) }), ("stable", pin));
        Assert.Empty(ChannelPlan.Advance(Web(3), settings, s_now));
        Assert.Same(pin, ChannelPlan.Rollback(Web(3), "stable", null, settings, s_now));
    }

    [Fact]
    public void A_rollback_without_history_uses_the_next_lower_usable_version()
    {
        var settings = With(s_rules, ("stable", new(new(1, 0, 2))));

        Assert.Equal(new ImageVersion(1, 0, 1), ChannelPlan.Rollback(Web(3), "stable", null, settings, s_now).Version);
        var e = Assert.Throws<DriverException>(() => ChannelPlan.Rollback(Web(1), "stable", null, With(s_rules, ("stable", new(new(1, 0, 0)))), s_now));
        Assert.Contains("no usable version below 1.0.0", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unusable_version_is_refused_in_a_channel()
    {
        var bad = Web(1) with { Versions = [Version(0) with { ProvisioningState = "Failed" }] };

        var e = Assert.Throws<DriverException>(() => ChannelPlan.Set(bad, "stable", new(1, 0, 0), s_rules, s_now));

        Assert.Equal((DriverFailure.Protected, "web 1.0.0 is Failed in Azure; nothing was changed"), (e.Failure, e.Message));
    }

    private static ImageInventory Web(int versions) => new("web", "/gal/images/web", [.. Enumerable.Range(0, versions).Reverse().Select(Version)]);

    private static PublishedVersion Version(int patch) => new()
    {
        Id = $"/gal/images/web/versions/1.0.{patch}",
        Number = new(1, 0, patch),
        ProvisioningState = "Succeeded",
        PublishedDate = s_now.AddDays(-10 + patch),
    };

    private static FactorySettings With(FactorySettings settings, params (string Channel, ChannelPin Pin)[] pins) => settings with
    {
        Channels = new Dictionary<string, IReadOnlyDictionary<string, ChannelPin>> { ["web"] = pins.ToDictionary(p => p.Channel, p => p.Pin) },
    };
}
