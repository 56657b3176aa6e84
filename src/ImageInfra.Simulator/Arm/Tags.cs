using System.Buffers;

namespace ImageInfra.Simulator.Arm;

/// <summary>Tags: at most 50 strings. A write replaces all of them.</summary>
internal static class Tags
{
    private const int MaximumCount = 50;
    private const int MaximumName = 512;
    private const int MaximumValue = 256;

    private static readonly SearchValues<char> s_forbidden = SearchValues.Create("<>%&\\?/");

    public static JsonObject Of(JsonObject request)
    {
        var given = request["tags"] is { } value ? (JsonObject)value : [];
        if (given.Count > MaximumCount)
        {
            throw new ArmFault(400, "InvalidTags", $"The resource has {given.Count} tags; at most {MaximumCount} are allowed.");
        }

        var tags = new JsonObject();
        foreach (var (name, tag) in given)
        {
            var text = (string?)tag;
            if (name.Length is 0 or > MaximumName || name.AsSpan().ContainsAny(s_forbidden) || text?.Length > MaximumValue)
            {
                throw new ArmFault(400, "InvalidTagNameCharacters", $"The tag '{name}' is invalid: a name has 1 to {MaximumName} characters without <>%&\\?/, a value at most {MaximumValue}.");
            }

            tags[name] = text;
        }

        return tags;
    }

    /// <summary>Replaces the tags of a resource, if the request has tags.</summary>
    public static void Patch(JsonObject body, JsonObject request)
    {
        if (request["tags"] is not null)
        {
            body["tags"] = Of(request);
        }
    }
}
