using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ImageInfra.Simulator;

/// <summary>How JSON is written and read.</summary>
internal static class SimulatorJson
{
    /// <summary>Ids and texts as they are, without escapes that only HTML needs.</summary>
    public static JsonWriterOptions Writing { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? t_buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? t_writer;

    /// <summary>The text of a node.</summary>
    public static byte[] Utf8(JsonNode node) => Utf8(node, static (writer, n) => n.WriteTo(writer));

    /// <summary>The text that something writes.</summary>
    public static byte[] Utf8<T>(T value, Action<Utf8JsonWriter, T> write)
    {
        t_buffer ??= new(2_048);
        t_buffer.ResetWrittenCount();
        t_writer ??= new(t_buffer, Writing);
        t_writer.Reset(t_buffer);
        write(t_writer, value);
        t_writer.Flush();
        return t_buffer.WrittenSpan.ToArray();
    }

    public static JsonDocumentOptions Strict { get; } = new() { MaxDepth = 64, AllowDuplicateProperties = false };
}
