using System.Text.Encodings.Web;
using System.Text.Json;

namespace ImageInfra.UnitTests.Support;

/// <summary>Formats registered inputs as JSON with sorted keys, for comparison in one line.</summary>
internal static class RegisteredJson
{
    private static readonly JsonSerializerOptions s_compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions s_indented = new(s_compact) { WriteIndented = true };

    public static string Of(object value, bool indented = false) =>
        JsonSerializer.Serialize(Sorted(value), indented ? s_indented : s_compact);

    private static object? Sorted(object? value) => value switch
    {
        string or bool or double or null => value,
        IEnumerable<KeyValuePair<string, object>> map => new SortedDictionary<string, object?>(
            map.ToDictionary(p => p.Key, p => Sorted(p.Value)),
            StringComparer.Ordinal),
        IEnumerable<object> list => list.Select(Sorted).ToList(),
        _ => value,
    };
}
