using ImageInfra.Model.Settings;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Tests.Support;

/// <summary>Settings in memory that are edited like the text of a stack file.</summary>
internal static class EditedSettings
{
    /// <summary>The text of the driver's settings after edits.</summary>
    public static string TextOf(FactorySettings settings, params IReadOnlyList<SettingEdit> edits) => settings.BaseVersions
        .Select(b => SettingEdit.BaseVersion(b.Key, b.Value))
        .Concat(settings.Promotions.SelectMany(i => i.Value.SelectMany(v => SettingEdit.Promotion(i.Key, v.Key, v.Value))))
        .Concat(settings.Channels.SelectMany(i => i.Value.Select(c => SettingEdit.Channel(i.Key, c.Key, c.Value))))
        .Concat(settings.Revoked.SelectMany(i => i.Value.Select(r => SettingEdit.Revocation(i.Key, r.Key, r.Value))))
        .Concat(settings.Adopt.Count > 0 ? [SettingEdit.Adopt(settings.Adopt)] : [])
        .Concat(edits)
        .Aggregate("config:\n  imageinfra:location: westeurope\n", (text, edit) => edit.Apply(text));

    /// <summary>Creates settings with the driver's settings from a text.</summary>
    public static FactorySettings Read(FactorySettings settings, string text)
    {
        var written = SettingsReader.Read(settings.Stack, StackFile.Parse($"Pulumi.{settings.Stack}.yaml", text));
        return settings with
        {
            BaseVersions = written.BaseVersions,
            Promotions = written.Promotions,
            Channels = written.Channels,
            Revoked = written.Revoked,
            Adopt = written.Adopt,
        };
    }
}
