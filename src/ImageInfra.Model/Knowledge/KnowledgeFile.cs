using System.Text.Json;
using System.Text.RegularExpressions;

namespace ImageInfra.Model.Knowledge;

/// <summary>Reads the embedded files of <c>src/Knowledge</c>.</summary>
internal static class KnowledgeFile
{
    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web);

    public static T Read<T>(string name)
    {
        using var stream = typeof(KnowledgeFile).Assembly.GetManifestResourceStream($"knowledge/{name}")!;
        return JsonSerializer.Deserialize<T>(stream, s_options)!;
    }

    /// <summary>Creates the pattern of a whole text, without case.</summary>
    public static Regex Pattern(string pattern) => new($"^(?:{pattern})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
}
