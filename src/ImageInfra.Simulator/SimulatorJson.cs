using System.Text.Encodings.Web;
using System.Text.Json;

namespace ImageInfra.Simulator;

/// <summary>How JSON is written and read.</summary>
internal static class SimulatorJson
{
    /// <summary>Ids and texts as they are, without escapes that only HTML needs.</summary>
    public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonDocumentOptions Strict { get; } = new() { MaxDepth = 64, AllowDuplicateProperties = false };
}
