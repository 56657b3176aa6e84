using System.Text.Json.Nodes;
using ImageInfra.Model.Secrets;

namespace ImageInfra.Driver.Foundations;

/// <summary>Takes secrets out of texts before they are kept or shown: what <see cref="SecretScanner"/> finds, and what was registered.</summary>
public static class SecretMask
{
    private const int ShortestSecret = 4;
    private const int ShortestLine = 8;

    private static readonly Lock s_registering = new();

    // Replaced as a whole, so that reading needs no lock.
    private static volatile string[] s_registered = [];

    /// <summary>
    /// From now on, takes a value out of every text, also where it is URL-encoded, and where only one of its lines is
    /// there. What is shorter than four characters is no secret, and stands in too many words.
    /// </summary>
    public static void Register(string value)
    {
        if (value.Length < ShortestSecret)
        {
            return;
        }

        var lines = value.ReplaceLineEndings("\n").Split('\n').Where(l => l.Length >= ShortestLine);
        lock (s_registering)
        {
            // The longest first: a secret may be part of another.
            var all = s_registered.Union([value, Uri.EscapeDataString(value), .. lines]);
            s_registered = [.. all.OrderByDescending(v => v.Length)];
        }
    }

    /// <summary>The text without secrets.</summary>
    public static string Apply(string text) => Apply(text, new SecretScanner());

    /// <summary>The next lines of a text that comes in parts, without secrets.</summary>
    /// <param name="text">The lines, each whole.</param>
    /// <param name="scanner">What read the lines before them.</param>
    public static string Apply(string text, SecretScanner scanner)
    {
        var masked = SecretText.Masked(text, scanner);
        foreach (var secret in s_registered)
        {
            masked = masked.Replace(secret, SecretText.Mask, StringComparison.Ordinal);
        }

        return masked;
    }

    /// <summary>A copy of JSON without secrets in its texts, its names, and the values that a name says to be secret.</summary>
    public static JsonNode? Apply(JsonNode? node) => node switch
    {
        JsonObject map => Copy(map),
        JsonArray list => Copy(list),
        JsonValue value when value.TryGetValue<string>(out var text) => Apply(text),
        _ => node?.DeepClone(),
    };

    // The lines of a private key may be the items of a list.
    private static JsonArray Copy(JsonArray list)
    {
        var scanner = new SecretScanner();
        return new([.. list.Select(item => item is JsonValue value && value.TryGetValue<string>(out var text) ? Apply(text, scanner) : Apply(item))]);
    }

    private static JsonObject Copy(JsonObject map)
    {
        var copy = new JsonObject();
        foreach (var (name, value) in map)
        {
            copy[Apply(name)] = value is JsonValue text && text.TryGetValue<string>(out var written) && SecretText.IsSecret(name, written)
                ? SecretText.Mask
                : Apply(value);
        }

        return copy;
    }
}
