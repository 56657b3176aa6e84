using System.Text.Json;
using System.Text.Json.Nodes;

namespace ImageInfra.Cli.Workplaces;

/// <summary>How long the last build of each image took: what a person may expect of the next one.</summary>
internal sealed class BuildTimes(string path)
{
    private readonly Lock _gate = new();
    private readonly Lazy<JsonObject> _minutes = new(() => Read(path));

    public TimeSpan? Expected(string image)
    {
        lock (_gate)
        {
            return _minutes.Value[image] is JsonValue value && value.TryGetValue<double>(out var minutes)
                ? TimeSpan.FromMinutes(minutes)
                : null;
        }
    }

    public void Remember(string image, TimeSpan elapsed)
    {
        lock (_gate)
        {
            _minutes.Value[image] = Math.Round(elapsed.TotalMinutes, 1);
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, _minutes.Value.ToJsonString());
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A hint for next time; no build fails for it.
            }
        }
    }

    private static JsonObject Read(string path)
    {
        try
        {
            return File.Exists(path) ? JsonNode.Parse(File.ReadAllText(path)) as JsonObject ?? [] : [];
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
