using System.Text.Json.Nodes;
using ImageInfra.Model.Secrets;

namespace ImageInfra.Driver.Foundations;

/// <summary>Masks secrets in texts that are stored or shown: those that <see cref="SecretScanner"/> finds, and registered ones.</summary>
public static class SecretMask
{
    private const int ShortestSecret = 4;
    private const int ShortestLine = 8;

    private static readonly Lock s_registering = new();

    // The array is replaced as a whole, so that readers need no lock.
    private static volatile string[] s_registered = [];

    /// <summary>
    /// Registers a value to be masked in every text, also URL-encoded or as a single line of a multi-line value. Values shorter than
    /// four characters are ignored, because they occur in many words.
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
            // Longer secrets come first, because a shorter one may be part of a longer one.
            var all = s_registered.Union([value, Uri.EscapeDataString(value), .. lines]);
            s_registered = [.. all.OrderByDescending(v => v.Length)];
        }
    }

    /// <summary>Masks secrets in a text.</summary>
    public static string Apply(string text) => Apply(text, new SecretScanner());

    /// <summary>Masks secrets in the next lines of a text that arrives in parts.</summary>
    /// <param name="text">Whole lines.</param>
    /// <param name="scanner">The scanner of the previous lines.</param>
    public static string Apply(string text, SecretScanner scanner)
    {
        var masked = SecretText.Masked(text, scanner);
        foreach (var secret in s_registered)
        {
            masked = masked.Replace(secret, SecretText.Mask, StringComparison.Ordinal);
        }

        return masked;
    }

    /// <summary>Copies JSON with secrets masked in texts, names, and values whose name implies a secret.</summary>
    public static JsonNode? Apply(JsonNode? node) => node switch
    {
        JsonObject map => Copy(map),
        JsonArray list => Copy(list),
        JsonValue value when value.TryGetValue<string>(out var text) => Apply(text),
        _ => node?.DeepClone(),
    };

    // The lines of a private key may be items of a list.
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
