using System.Text.Json;
using System.Text.Json.Serialization;
using ImageInfra.Project.Disk;

namespace ImageInfra.Cli.Simulators;

/// <summary>The address of the simulator that runs on a data folder, for commands that call it.</summary>
/// <param name="Endpoint">The address.</param>
/// <param name="ProcessId">The process id.</param>
/// <param name="Token">The token of the admin API. Because of it, only the owner can read the file.</param>
internal sealed partial record SimulatorServerRecord(Uri Endpoint, int ProcessId, string? Token)
{
    private const string FileName = "simulator.json";

    public static SimulatorServerRecord? Read(string directory)
    {
        try
        {
            return JsonSerializer.Deserialize(FileReader.ReadText(Path.Combine(directory, FileName), FileKind.Foreign), Context.Default.SimulatorServerRecord);
        }
        catch (Exception e) when (e is FileException or JsonException)
        {
            return null;
        }
    }

    public void Write(string directory) => AtomicFile.WritePrivate(Path.Combine(directory, FileName), JsonSerializer.Serialize(this, Context.Default.SimulatorServerRecord));

    public static void Delete(string directory) => File.Delete(Path.Combine(directory, FileName));

    [JsonSerializable(typeof(SimulatorServerRecord))]
    private sealed partial class Context : JsonSerializerContext;
}
