using System.Text.Encodings.Web;
using System.Text.Json;

namespace ImageInfra.Driver.Projects;

/// <summary>Values as YAML of one line.</summary>
internal static class YamlValues
{
    private static readonly JsonSerializerOptions s_readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A text, in quotes unless it can't be taken for anything else. JSON's quoting is YAML's.</summary>
    public static string Text(string text) =>
        IsPlain(text) ? text : JsonSerializer.Serialize(text, s_readable);

    public static string List(IEnumerable<string> texts) => $"[{string.Join(", ", texts.Select(Text))}]";

    public static string Map(IEnumerable<KeyValuePair<string, string>> texts) =>
        string.Join(", ", texts.Select(t => $"{t.Key}: {Text(t.Value)}")) is { Length: > 0 } items ? $"{{ {items} }}" : "{}";

    // A version or an ARM id. Times would become times, numbers numbers, and words like "no" something else.
    private static bool IsPlain(string text) =>
        (text.StartsWith('/') || text.Count(c => c == '.') == 2)
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '_' or '.');
}
