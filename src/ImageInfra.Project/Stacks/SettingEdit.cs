using System.Globalization;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.Project.Stacks;

/// <summary>A change of one value in a stack's settings.</summary>
/// <param name="Path">The path of the value: the setting, then the keys below it.</param>
/// <param name="Value">The value as one line of YAML; null to remove it.</param>
public sealed record SettingEdit(IReadOnlyList<string> Path, string? Value)
{
    /// <summary>The settings that the driver writes.</summary>
    public static IReadOnlyList<string> Written { get; } = ["baseVersions", "promotions", "channels", "revoked"];

    /// <summary>The setting that lists adopted resources.</summary>
    internal const string Adopted = "adopt";

    /// <summary>Sets the list of all adopted resources, which existed in Azure before the stack.</summary>
    public static SettingEdit Adopt(IEnumerable<AdoptedResource> adopted) => new([Adopted], YamlValues.List(adopted.Select(a => a.ToString())));

    /// <summary>Sets the version of a base that chained images start from; null to remove it.</summary>
    public static SettingEdit BaseVersion(string image, ImageVersion? version) => new(["baseVersions", image], version?.ToString());

    /// <summary>Adds a version that is promoted from another stack, with its approvals so far.</summary>
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

    /// <summary>Removes a version that was promoted from another stack.</summary>
    public static SettingEdit NoPromotion(string image, ImageVersion version) => new(["promotions", image, version.ToString()], null);

    /// <summary>Sets the version of a channel of an image; null to remove the channel.</summary>
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

    /// <summary>Sets the reason why a version is revoked; null to restore the version.</summary>
    public static SettingEdit Revocation(string image, ImageVersion version, string? reason) =>
        new(["revoked", image, version.ToString()], reason is null ? null : YamlValues.Text(reason));

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>Applies the edit to the text of a stack file.</summary>
    internal string Apply(string text)
    {
        string[] path = [SettingsText.NameOf(SettingsText.KeysOf(text), Path[0]), .. Path.Skip(1)];
        return Value is null ? SettingsText.Remove(text, path) : SettingsText.Set(text, path, Value);
    }
}
