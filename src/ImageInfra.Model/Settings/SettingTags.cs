using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>Reads tags in a stack's settings. Their values may be secrets.</summary>
internal static class SettingTags
{
    public const string Expected = "a map of names to texts";

    /// <summary>The tags.</summary>
    /// <param name="setting">The map.</param>
    /// <param name="key">The setting that they are in.</param>
    /// <param name="path">Where in it, as Pulumi's <c>--path</c> writes it.</param>
    public static Tags Read(JsonSetting setting, string key, string path = "")
    {
        var tags = Tags.Empty;
        foreach (var (name, value) in setting.Parts(Expected))
        {
            if (TagsReader.Problem(name, value.IsSecret ? "" : value.Text()) is { } problem)
            {
                value.Fail(problem);
            }
            else if (!value.IsSecret && !value.IsScalar)
            {
                value.Fail("must be a text");
            }
            else
            {
                tags = value.IsSecret ? tags.WithSecret(name, new(key, SecretSetting.Below(path, name))) : tags.With(name, value.Text());
            }
        }

        return tags;
    }
}
