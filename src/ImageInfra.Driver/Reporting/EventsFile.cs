using System.Text;
using System.Text.Json.Nodes;

namespace ImageInfra.Driver.Reporting;

/// <summary>
/// Events as JSON lines. Each is with the system before the next begins, so that a killed process loses none.
/// </summary>
public sealed class EventsFile : IProgress<JsonObject>, IDisposable
{
    private readonly Lock _gate = new();
    private readonly FileStream _file;
    private readonly string _path;

    private EventsFile(FileStream file, string path)
    {
        _file = file;
        _path = path;
    }

    /// <summary>Opens a file to append to. Half a line that is there already stays, on a line of its own.</summary>
    /// <exception cref="IOException">It can't be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static EventsFile Open(string path)
    {
        var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite,
            BufferSize = 0,
        });
        if (file is { CanSeek: true, Length: > 0 })
        {
            file.Seek(-1, SeekOrigin.End);
            if (file.ReadByte() != '\n')
            {
                file.WriteByte((byte)'\n');
            }
        }

        return new(file, path);
    }

    /// <inheritdoc/>
    public void Report(JsonObject value)
    {
        // One write a line: whoever reads along never sees half of one from this process.
        var line = Encoding.UTF8.GetBytes(BuildEventJson.Text(value) + "\n");
        lock (_gate)
        {
            if (_file.CanSeek)
            {
                _file.Seek(0, SeekOrigin.End);
            }

            _file.Write(line);
            _file.Flush();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    /// <inheritdoc/>
    public override string ToString() => $"the events file {_path}";
}
