using System.Globalization;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace ImageInfra.Simulator.State;

/// <summary>
/// Changes as lines of JSON at the end of a file. A line that was written is the operating system's, which keeps it when the
/// process is killed.
/// </summary>
internal sealed class ChangeLog : IDisposable
{
    private const string Prefix = "changes-";
    private const string Suffix = ".log";

    private readonly SafeFileHandle _file;
    private readonly string _path;

    public ChangeLog(string directory, int number)
    {
        _path = Path.Combine(directory, $"{Prefix}{number.ToString("D9", CultureInfo.InvariantCulture)}{Suffix}");
        _file = File.OpenHandle(_path, FileMode.Create, FileAccess.Write, FileShare.Read);
    }

    /// <summary>Bytes written.</summary>
    public long Length { get; private set; }

    /// <summary>The logs in a folder, the oldest first.</summary>
    public static IReadOnlyList<string> Find(string directory) =>
        [.. Directory.EnumerateFiles(directory, $"{Prefix}*{Suffix}").Order(StringComparer.Ordinal)];

    public static IEnumerable<Batch> Read(string path)
    {
        foreach (var line in File.ReadLines(path))
        {
            Batch batch;
            try
            {
                batch = BatchJson.Read(line);
            }
            catch (JsonException)
            {
                // The process was killed while it wrote this line, and so answered nobody.
                yield break;
            }

            yield return batch;
        }
    }

    /// <exception cref="IOException">It is not written, and what was written before is whole.</exception>
    public void Append(ReadOnlySpan<byte> line)
    {
        try
        {
            RandomAccess.Write(_file, line, Length);
            Length += line.Length;
        }
        catch (IOException)
        {
            RandomAccess.SetLength(_file, Length);
            throw;
        }
    }

    public void Dispose() => _file.Dispose();

    public void Delete()
    {
        Dispose();
        File.Delete(_path);
    }
}
