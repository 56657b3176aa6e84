using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>Reads the settings of versions: channels, promotions, revocations and retention.</summary>
internal static class VersionSettingsReader
{
    public static ChannelPin? Pin(MappingReader pin)
    {
        var version = Version(pin, "version");
        var read = new ChannelPin(version ?? default)
        {
            Since = TextRules.ParseDate(pin.Text("since")),
            Previous = Version(pin, "previous"),
            RolledBackFrom = Version(pin, "rolledBackFrom"),
        };
        return version is null ? null : read;
    }

    public static ChannelRule ChannelRule(MappingReader rule, string channel, IReadOnlyList<string> channels)
    {
        var follows = rule.Text("follows");
        if (follows is not null && (string.Equals(follows, channel, StringComparison.OrdinalIgnoreCase) || !channels.Contains(follows, StringComparer.OrdinalIgnoreCase)))
        {
            rule.Fail("follows", $"'{follows}' is not another channel with a rule; expected {string.Join(", ", channels)}");
        }

        return new() { Follows = follows, Soak = Soak(rule) };
    }

    public static PromotionRules PromotionRules(MappingReader rules) =>
        new() { Approvals = rules.Number("approvals") ?? 0, Soak = Soak(rules), Channel = rules.Text("channel") };

    public static PromotedVersion? Promotion(MappingReader promotion)
    {
        var source = promotion.Text("source");
        var read = new PromotedVersion(source ?? "")
        {
            Tags = Tags.Empty.With(promotion.Each("tags").Select(t => KeyValuePair.Create(t.Name, t.Map.Text(t.Name) ?? ""))),
            EndOfLife = TextRules.ParseDate(promotion.Text("endOfLife")),
            Approvals = promotion.Texts("approvals"),
        };
        return source is null ? null : read;
    }

    public static string? Reason(MappingReader versions, string version)
    {
        if (!versions.HasValue(version))
        {
            versions.Fail(version, $"requires a reason of at most {SettingKeys.LongestReason} characters");
            return null;
        }

        return versions.Text(version);
    }

    public static RetentionSettings Retention(MappingReader retention)
    {
        var rules = Rules(retention, new());
        return new()
        {
            Default = rules,
            Images = SettingsReader.ByName(retention, "images", (map, name) => map.Mapping(name, own => Rules(own, rules)) ?? rules),
        };
    }

    private static RetentionRules Rules(MappingReader rules, RetentionRules defaults) => new()
    {
        KeepNewest = rules.Number("keepNewest") ?? defaults.KeepNewest,
        KeepDays = rules.Number("keepDays") ?? defaults.KeepDays,
        MaximumShare = rules.Number("maximumShare") ?? defaults.MaximumShare,
    };

    private static TimeSpan Soak(MappingReader rules) => TimeSpan.FromHours(rules.Number("soakHours") ?? 0);

    private static ImageVersion? Version(MappingReader owner, string key) => owner.Text(key) is { } text ? ImageVersion.Parse(text) : null;
}
