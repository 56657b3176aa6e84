namespace ImageInfra.Driver.Automation;

/// <summary>The event log of <c>pulumi</c>, one JSON value on each line, read while it grows.</summary>
internal sealed class EventLogFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("imageinfra-events-");
    private readonly Action<string> _read;
    private readonly StreamReader _reader;
    private string _rest = "";

    public EventLogFile(Action<string> read)
    {
        _read = read;
        FullName = Path.Combine(_folder.FullName, "events.jsonl");
        File.WriteAllText(FullName, "");
        _reader = new(new FileStream(FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));
    }

    /// <summary>The path.</summary>
    public string FullName { get; }

    /// <summary>Reads the whole lines written since the last call.</summary>
    public void ReadNew()
    {
        var lines = (_rest + _reader.ReadToEnd()).Split('\n');
        foreach (var line in lines[..^1])
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                _read(line);
            }
        }

        _rest = lines[^1];
    }

    public void Dispose()
    {
        _reader.Dispose();
        _folder.Delete(recursive: true);
    }
}
