using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ImageInfra.Simulator.Foundations;

/// <summary>Options and helpers for reading and writing JSON.</summary>
internal static class SimulatorJson
{
    /// <summary>Writes strings without the escapes that only HTML needs.</summary>
    public static JsonWriterOptions Writing { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? t_writer;

    /// <summary>The UTF-8 JSON of a node.</summary>
    public static byte[] Utf8(JsonNode node)
    {
        t_buffer ??= new(2_048);
        t_buffer.ResetWrittenCount();
        t_writer ??= new(t_buffer, Writing);
        t_writer.Reset(t_buffer);
        node.WriteTo(t_writer);
        t_writer.Flush();
        return t_buffer.WrittenSpan.ToArray();
    }

    /// <summary>Copies the properties that an object has.</summary>
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
