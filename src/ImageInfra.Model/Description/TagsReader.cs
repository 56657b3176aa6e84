using ImageInfra.Model.Images;

namespace ImageInfra.Model.Description;

/// <summary>Reads tags and checks Azure's limits.</summary>
internal static class TagsReader
{
    public const int MaximumCount = 50;
    public const int MaximumName = 512;
    public const int MaximumValue = 256;

    private const string ForbiddenInNames = "<>%&\\?/";

    /// <summary>Reads the tags under a key.</summary>
    /// <param name="owner">The mapping that has the key.</param>
    /// <param name="key">The key.</param>
    /// <param name="secretAt">Optional. Returns the location of a secret tag value. Default: secret values are errors.</param>
    public static Tags Read(MappingReader owner, string key, Func<string, SecretSetting>? secretAt = null)
    {
        var tags = Tags.Empty;
        var entries = owner.Values(key);
        if (entries.Count > MaximumCount)
        {
            owner.Fail(key, $"has {entries.Count} tags; expected at most {MaximumCount}, including those that ImageInfra adds");
        }

        foreach (var (name, entry) in entries)
        {
            var secret = entry.Value is YamlMapping { IsSecret: true } ? secretAt?.Invoke(name) : null;
            var text = entry.Value is YamlText { IsNull: false } given ? given.Value : "";
            var problem = Problem(name, text)
                ?? (secret is null && entry.Value is not YamlText ? "expected a text"
                : tags.ContainsKey(name) || tags.Secrets.ContainsKey(name) ? "is given twice, in different case; Azure ignores case in tag names, keep one"
                : null);
            if (problem is not null)
            {
                owner.Errors.Add(entry.Line, owner.Path.Length == 0 ? $"{key}.{name}" : $"{owner.Path}.{key}.{name}", problem);
            }
            else
            {
                tags = secret is null ? tags.With(name, text) : tags.WithSecret(name, secret);
            }
        }

        return tags;
    }

    private static string? Problem(string name, string value) =>
        name.Length is 0 or > MaximumName || name.Any(ForbiddenInNames.Contains)
            ? $"is not a tag name; expected 1 to {MaximumName} characters without {string.Join(' ', ForbiddenInNames.ToCharArray())}"
            : value.Length > MaximumValue ? $"is a tag value of {value.Length} characters; expected at most {MaximumValue}"
            : null;
}
