using System.Text.Json;
using System.Text.Json.Nodes;
using ImageInfra.Model;

namespace ImageInfra.Cli.Workplaces;

/// <summary>How long the last build of each image took: what a person may expect of the next one.</summary>
internal sealed class BuildTimes(string path)
{
    // What first builds take, roughly: Windows Update needs its time.
    private static readonly TimeSpan s_linux = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan s_windows = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Lazy<JsonObject> _minutes = new(() => Read(path));

    public TimeSpan Expected(ImageSpec image)
    {
        lock (_gate)
        {
            return _minutes.Value[image.Name] is JsonValue value && value.TryGetValue<double>(out var minutes)
                ? TimeSpan.FromMinutes(minutes)
                : image.Definition.OsType is OsType.Linux ? s_linux : s_windows;
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
