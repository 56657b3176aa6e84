namespace ImageInfra.Model.Settings;

/// <summary>Reads the settings of channels.</summary>
internal static class ChannelsReader
{
    private const int HoursOfYear = 8760;
    private const int LongestName = 40;

    /// <summary>By image, by channel: a version, or <c>{ version, since, previous, rolledBackFrom }</c>.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, ChannelPin>> Pins(JsonSetting setting) => setting
        .Parts("a map of images to their channels")
        .ToDictionary(
            image => image.Key,
            IReadOnlyDictionary<string, ChannelPin> (image) => image.Value.Parts("a map of channels to versions")
                .Select(channel => (channel.Key, Pin: Pin(channel.Key, channel.Value)))
                .Where(channel => channel.Pin is not null)
                .ToDictionary(channel => channel.Key, channel => channel.Pin!, StringComparer.OrdinalIgnoreCase),
            StringComparer.OrdinalIgnoreCase);

    /// <summary>By channel: <c>{ follows, soakHours }</c>.</summary>
    public static IReadOnlyDictionary<string, ChannelRule> Rules(JsonSetting setting)
    {
        var rules = setting.Parts("a map of channels to {follows, soakHours}");
        foreach (var (name, rule) in rules)
        {
            CheckName(name, rule);
        }

        return rules.ToDictionary(rule => rule.Key, rule => Rule(rule.Value, rules.Keys), StringComparer.OrdinalIgnoreCase);
    }

    private static ChannelPin? Pin(string name, JsonSetting setting)
    {
        CheckName(name, setting);
        if (setting.IsText)
        {
            return setting.Version() is { } plain ? new(plain) : null;
        }

        var parts = setting.Parts("version", "since", "previous", "rolledBackFrom");
        if (parts.GetValueOrDefault("version") is not { } version)
        {
            setting.Fail("needs a version, such as 1.0.12");
            return null;
        }

        return version.Version() is not { } number ? null : new(number)
        {
            Since = parts.GetValueOrDefault("since")?.Time(),
            Previous = parts.GetValueOrDefault("previous")?.Version(),
            RolledBackFrom = parts.GetValueOrDefault("rolledBackFrom")?.Version(),
        };
    }

    private static ChannelRule Rule(JsonSetting setting, IEnumerable<string> channels)
    {
        var parts = setting.Parts("follows", "soakHours");
        var follows = parts.GetValueOrDefault("follows");
        if (follows is not null && (!channels.Contains(follows.Text(), StringComparer.OrdinalIgnoreCase) || setting.Key.EndsWith($".{follows.Text()}", StringComparison.OrdinalIgnoreCase)))
        {
            follows.Fail($"'{follows.Text()}' is not another channel with a rule; there are {string.Join(", ", channels)}");
        }

        return new()
        {
            Follows = follows?.Text(),
            Soak = TimeSpan.FromHours(parts.GetValueOrDefault("soakHours")?.Number(0, HoursOfYear) ?? 0),
        };
    }

    /// <summary>What is wrong with the name of a channel, or null.</summary>
    // Names go into the value of a tag, separated by commas, and into the names of outputs.
    public static string? NameProblem(string name) =>
        name.Length is 0 or > LongestName || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? $"is no name of a channel; expected at most {LongestName} letters, digits, '-' and '_', such as canary or stable"
            : null;

    private static void CheckName(string name, JsonSetting setting)
    {
        if (NameProblem(name) is { } problem)
        {
            setting.Fail($"'{name}' {problem}");
        }
    }
}
