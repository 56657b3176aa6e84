using System.Text.Json;
using System.Text.Json.Serialization;

namespace ImageInfra.Cli.Simulators;

/// <summary>Where the simulator of a data folder listens, for the commands that talk to it.</summary>
internal sealed partial record SimulatorServerRecord(Uri Endpoint, int ProcessId)
{
    private const string FileName = "simulator.json";

    public static SimulatorServerRecord? Read(string directory)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(Path.Combine(directory, FileName)), Context.Default.SimulatorServerRecord);
        }
        catch (Exception e) when (e is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public void Write(string directory) => File.WriteAllText(Path.Combine(directory, FileName), JsonSerializer.Serialize(this, Context.Default.SimulatorServerRecord));

    public static void Delete(string directory) => File.Delete(Path.Combine(directory, FileName));

    [JsonSerializable(typeof(SimulatorServerRecord))]
    private sealed partial class Context : JsonSerializerContext;
}
