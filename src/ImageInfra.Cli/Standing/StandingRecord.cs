using System.Text.Json;

namespace ImageInfra.Cli.Standing;

/// <summary>Where the simulator of a data folder listens, for the commands that talk to it.</summary>
internal sealed record StandingRecord(Uri Endpoint, int ProcessId)
{
    private const string FileName = "simulator.json";

    public static StandingRecord? Read(string directory)
    {
        try
        {
            return JsonSerializer.Deserialize<StandingRecord>(File.ReadAllText(Path.Combine(directory, FileName)));
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Write(string directory) => File.WriteAllText(Path.Combine(directory, FileName), JsonSerializer.Serialize(this));

    public static void Delete(string directory) => File.Delete(Path.Combine(directory, FileName));
}
