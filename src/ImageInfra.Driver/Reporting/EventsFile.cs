using System.Text;
using System.Text.Json.Nodes;

namespace ImageInfra.Driver.Reporting;

/// <summary>
/// Writes events as JSON lines. Each line is passed to the operating system at once, so that a killed process loses none.
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

    /// <summary>Opens a file to append to. An incomplete last line is ended first.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Write permission is missing.</exception>
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
        // Each line is written at once, so that readers never see a part of it.
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
