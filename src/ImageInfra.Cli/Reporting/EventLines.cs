using System.Text.Json.Nodes;
using ImageInfra.Driver.Reporting;

namespace ImageInfra.Cli.Reporting;

/// <summary>Writes events as JSON lines among the other lines of a stream.</summary>
internal sealed class EventLines(TextWriter writer) : IProgress<JsonObject>
{
    private readonly Lock _gate = new();

    public void Report(JsonObject value)
    {
        lock (_gate)
        {
            writer.WriteLine(BuildEventJson.Text(value));
            writer.Flush();
        }
    }

    public override string ToString() => "stderr";
}
