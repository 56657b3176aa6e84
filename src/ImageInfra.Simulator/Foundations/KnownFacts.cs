using System.Text.RegularExpressions;

namespace ImageInfra.Simulator.Foundations;

/// <summary>Reads the embedded files of <c>src/Knowledge</c>.</summary>
internal static class KnownFacts
{
    public static JsonNode Read(string name)
    {
        using var stream = typeof(KnownFacts).Assembly.GetManifestResourceStream($"knowledge/{name}")!;
        return JsonNode.Parse(stream)!;
    }

    /// <summary>Creates the pattern of a whole text, without case.</summary>
    public static Regex Pattern(JsonNode? pattern) =>
        new($"^(?:{(string?)pattern})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}
