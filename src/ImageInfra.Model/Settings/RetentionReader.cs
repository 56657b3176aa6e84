namespace ImageInfra.Model.Settings;

/// <summary>Reads the setting <c>retention</c>.</summary>
internal static class RetentionReader
{
    private const int Most = 10_000;
    private const int DaysOfTenYears = 3650;

    private static readonly string[] s_rules = ["keepNewest", "keepDays", "maximumShare"];

    /// <summary><c>{ keepNewest, keepDays, maximumShare, images }</c>.</summary>
    public static RetentionSettings Read(JsonSetting setting)
    {
        var parts = setting.Parts([.. s_rules, "images"]);
        var rules = Rules(parts, new());
        return new()
        {
            Default = rules,
            Images = (parts.GetValueOrDefault("images")?.Parts("a map of images to rules") ?? new Dictionary<string, JsonSetting>())
                .ToDictionary(i => i.Key, i => Rules(i.Value.Parts(s_rules), rules), StringComparer.OrdinalIgnoreCase),
        };
    }

    private static RetentionRules Rules(IReadOnlyDictionary<string, JsonSetting> parts, RetentionRules otherwise) => new()
    {
        KeepNewest = parts.GetValueOrDefault("keepNewest")?.Number(1, Most) ?? otherwise.KeepNewest,
        KeepDays = parts.GetValueOrDefault("keepDays")?.Number(0, DaysOfTenYears) ?? otherwise.KeepDays,
        MaximumShare = parts.GetValueOrDefault("maximumShare")?.Number(1, 100) ?? otherwise.MaximumShare,
    };
}
