using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ImageInfra.Simulator.Foundations;

/// <summary>Options and helpers for reading and writing JSON.</summary>
internal static class SimulatorJson
{
    // Omits escapes that only HTML needs.
    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? t_writer;

    /// <summary>Returns the UTF-8 JSON of a node.</summary>
    public static byte[] Utf8(JsonNode node) => Utf8(writer => node.WriteTo(writer));

    /// <summary>Returns the UTF-8 JSON that an action writes.</summary>
    public static byte[] Utf8(Action<Utf8JsonWriter> write)
    {
        t_buffer ??= new(2_048);
        t_buffer.ResetWrittenCount();
        t_writer ??= new(t_buffer, s_writing);
        t_writer.Reset(t_buffer);
        write(t_writer);
        t_writer.Flush();
        return t_buffer.WrittenSpan.ToArray();
    }

    /// <summary>Parses a time from a client or from the store.</summary>
    public static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Copies the named properties that exist.</summary>
    public static void Copy(JsonObject from, JsonObject to, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (from[name] is { } value)
            {
                to[name] = value.DeepClone();
            }
        }
    }

    public static JsonDocumentOptions Strict { get; } = new() { MaxDepth = 64, AllowDuplicateProperties = false };
}
