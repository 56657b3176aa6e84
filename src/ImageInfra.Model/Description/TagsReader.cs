using ImageInfra.Model.Images;

namespace ImageInfra.Model.Description;

/// <summary>Reads tags by Azure's limits.</summary>
internal static class TagsReader
{
    public const int MaximumCount = 50;
    public const int MaximumName = 512;
    public const int MaximumValue = 256;

    private const string ForbiddenInNames = "<>%&\\?/";

    public static Tags Read(MappingReader owner, string key)
    {
        var tags = Tags.Empty;
        var pairs = owner.Pairs(key);
        if (pairs.Count > MaximumCount)
        {
            owner.Fail(key, $"are {pairs.Count} tags; Azure takes {MaximumCount} at the most, and ImageInfra adds a few");
        }

        foreach (var (name, value, line) in pairs)
        {
            var path = owner.Path.Length == 0 ? $"{key}.{name}" : $"{owner.Path}.{key}.{name}";
            if (Problem(name, value) is { } problem)
            {
                owner.Errors.Add(line, path, problem);
            }
            else if (tags.ContainsKey(name))
            {
                owner.Errors.Add(line, path, "is there in another casing; Azure compares tag names ignoring case");
            }
            else
            {
                tags = tags.With(name, value);
            }
        }

        return tags;
    }

    /// <summary>What is wrong with a tag by itself, or null.</summary>
    public static string? Problem(string name, string value) =>
        name.Length is 0 or > MaximumName || name.Any(ForbiddenInNames.Contains)
            ? $"is not a tag name; expected 1 to {MaximumName} characters without {string.Join(' ', ForbiddenInNames.ToCharArray())}"
            : value.Length > MaximumValue ? $"is a tag value of {value.Length} characters; Azure takes {MaximumValue} at the most"
            : null;
}
