using System.Globalization;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.Project.Stacks;

/// <summary>A change of one value in a stack's settings.</summary>
/// <param name="Path">Where it is: the setting, and the keys below it.</param>
/// <param name="Value">The value as YAML of one line, or null to take it out.</param>
public sealed record SettingEdit(IReadOnlyList<string> Path, string? Value)
{
    /// <summary>The settings that the driver writes.</summary>
    public static IReadOnlyList<string> Written { get; } = ["baseVersions", "promotions", "channels", "revoked"];

    /// <summary>The setting of what was in Azure before the stack.</summary>
    internal const string Adopted = "adopt";

    /// <summary>What was in Azure before the stack, all of it.</summary>
    public static SettingEdit Adopt(IEnumerable<AdoptedResource> adopted) => new([Adopted], YamlValues.List(adopted.Select(a => a.ToString())));

    /// <summary>The version of a base that chained images start from, or none.</summary>
    public static SettingEdit BaseVersion(string image, ImageVersion? version) => new(["baseVersions", image], version?.ToString());

    /// <summary>A version that the stack takes from another, with who agreed to it so far.</summary>
    public static IReadOnlyList<SettingEdit> Promotion(string image, ImageVersion version, PromotedVersion promoted)
    {
        SettingEdit Part(string name, string value) => new(["promotions", image, version.ToString(), name], value);

        return
        [
            Part("source", YamlValues.Text(promoted.Source)),
            .. promoted.EndOfLife is { } end ? [Part("endOfLife", YamlValues.Text(Time(end)))] : (SettingEdit[])[],
            Part("tags", YamlValues.Map(promoted.Tags)),
            Part("approvals", YamlValues.List(promoted.Approvals)),
        ];
    }

    /// <summary>A version that the stack does not take from another any more.</summary>
    public static SettingEdit NoPromotion(string image, ImageVersion version) => new(["promotions", image, version.ToString()], null);

    /// <summary>What a channel of an image stands for, or nothing.</summary>
    public static SettingEdit Channel(string image, string channel, ChannelPin? pin) => new(
        ["channels", image, channel],
        pin is null ? null : YamlValues.Map(
            from part in (IEnumerable<(string Name, string? Value)>)
            [
                ("version", pin.Version.ToString()),
                ("since", pin.Since is { } since ? Time(since) : null),
                ("previous", pin.Previous?.ToString()),
                ("rolledBackFrom", pin.RolledBackFrom?.ToString()),
            ]
            where part.Value is not null
            select KeyValuePair.Create(part.Name, part.Value)));

    /// <summary>The reason of a version's revocation, or null to restore it.</summary>
    public static SettingEdit Revocation(string image, ImageVersion version, string? reason) =>
        new(["revoked", image, version.ToString()], reason is null ? null : YamlValues.Text(reason));

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>The text of a stack's file after this.</summary>
    internal string Apply(string text)
    {
        string[] path = [SettingsText.NameOf(SettingsText.KeysOf(text), Path[0]), .. Path.Skip(1)];
        return Value is null ? SettingsText.Remove(text, path) : SettingsText.Set(text, path, Value);
    }
}
