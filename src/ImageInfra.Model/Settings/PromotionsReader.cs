using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>Reads the settings of promotions and revocations.</summary>
internal static class PromotionsReader
{
    private const int HoursOfYear = 8760;
    private const int MostApprovals = 10;
    private const int LongestReason = 256;

    /// <summary>By image, by version: <c>{ source, endOfLife, tags, approvals }</c>.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<ImageVersion, PromotedVersion>> Promotions(JsonSetting setting) =>
        ByVersion(setting, "{source, endOfLife, tags, approvals}", Promotion);

    /// <summary>By image, by version: the reason.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<ImageVersion, string>> Revoked(JsonSetting setting) =>
        ByVersion(setting, "reasons", reason =>
        {
            if (reason.Text() is { Length: 0 or > LongestReason })
            {
                reason.Fail($"needs a reason of at most {LongestReason} characters");
            }

            return reason.Text();
        });

    /// <summary><c>{ approvals, soakHours, channel }</c>.</summary>
    public static PromotionRules Rules(JsonSetting setting)
    {
        var parts = setting.Parts("approvals", "soakHours", "channel");
        if (parts.GetValueOrDefault("channel") is { } channel && ChannelsReader.NameProblem(channel.Text()) is { } problem)
        {
            channel.Fail($"'{channel.Text()}' {problem}");
        }

        return new()
        {
            Approvals = parts.GetValueOrDefault("approvals")?.Number(0, MostApprovals) ?? 0,
            Soak = TimeSpan.FromHours(parts.GetValueOrDefault("soakHours")?.Number(0, HoursOfYear) ?? 0),
            Channel = parts.GetValueOrDefault("channel")?.Text(),
        };
    }

    private static Dictionary<string, IReadOnlyDictionary<ImageVersion, T>> ByVersion<T>(
        JsonSetting setting,
        string what,
        Func<JsonSetting, T?> read)
        where T : class => setting
        .Parts("a map of images to versions")
        .ToDictionary(
            image => image.Key,
            IReadOnlyDictionary<ImageVersion, T> (image) => image.Value.Parts($"a map of versions to {what}")
                .Select(version => (Number: Number(version.Key, image.Value), Value: read(version.Value)))
                .Where(version => version is { Number: not null, Value: not null })
                .ToDictionary(version => version.Number!.Value, version => version.Value!),
            StringComparer.OrdinalIgnoreCase);

    private static ImageVersion? Number(string text, JsonSetting image)
    {
        if (ImageVersion.TryParse(text, out var number))
        {
            return number;
        }

        image.Fail($"'{text}' is not an image version; expected Major.Minor.Patch, such as 1.0.12");
        return null;
    }

    private static PromotedVersion? Promotion(JsonSetting setting)
    {
        var parts = setting.Parts("source", "endOfLife", "tags", "approvals");
        if (parts.GetValueOrDefault("source") is not { } source || !IsVersionId(source.Text()))
        {
            setting.Fail("needs the source: the ARM id of an image version, /subscriptions/…/galleries/…/images/…/versions/…");
            return null;
        }

        var tags = parts.GetValueOrDefault("tags")?.Parts("a map of tags to texts") ?? new Dictionary<string, JsonSetting>();
        foreach (var tag in tags.Where(t => !WellKnownTags.Origin.Contains(t.Key)))
        {
            tag.Value.Fail($"is not carried along; expected {string.Join(", ", WellKnownTags.Origin)}");
        }

        return new(source.Text())
        {
            Tags = Tags.Empty.With(tags.Select(t => KeyValuePair.Create(t.Key, t.Value.Text()))),
            EndOfLife = parts.GetValueOrDefault("endOfLife")?.Time(),
            Approvals = parts.GetValueOrDefault("approvals")?.Texts("the names of those who agreed") ?? [],
        };
    }

    private static bool IsVersionId(string id) => id.Split('/') is
        ["", "subscriptions", _, _, _, "providers", _, _, _, "images", _, "versions", var number] && ImageVersion.TryParse(number, out _);
}
