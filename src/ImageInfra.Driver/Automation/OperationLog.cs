using System.Globalization;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Automation;

/// <summary>
/// The full output of one operation, with secrets masked, in a file under <c>.imageinfra/logs</c> that only its owner can read.
/// The size of a log and the number of a stack's logs are limited.
/// </summary>
internal sealed class OperationLog : IDisposable
{
    /// <summary>The maximum number of files for each stack.</summary>
    public const int MaximumFiles = 20;

    private const long MaximumLength = 8 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly StreamWriter? _writer;
    private readonly string _project;
    private long _length;
    private bool _isFull;

    private OperationLog(string project, string file, StreamWriter? writer)
    {
        _project = project;
        File = file;
        _writer = writer;
    }

    /// <summary>The path.</summary>
    public string File { get; }

    /// <summary>The path for messages, relative to the project folder.</summary>
    public string ShownFile => Path.GetRelativePath(_project, File);

    /// <summary>Whether the file exists. If its folder is not writable there is no log, and the operation continues.</summary>
    public bool Exists => _writer is not null;

    /// <summary>Starts the log of an operation.</summary>
    public static OperationLog Begin(string project, string stack, string operation, DateTimeOffset now)
    {
        var folder = Path.Combine(project, ".imageinfra", "logs", stack);
        var time = now.UtcDateTime.ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture);
        var file = Path.Combine(folder, $"{time}-{operation}.log");
        try
        {
            CreatePrivate(folder);
            RemoveOld(folder);
            return new(project, file, new(file, OptionsOf()) { AutoFlush = true });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(project, file, null);
        }
    }

    /// <summary>Writes a line.</summary>
    public void Write(string line)
    {
        if (_writer is null)
        {
            return;
        }

        var text = SecretMask.Apply(line);
        lock (_gate)
        {
            _length += text.Length + 1;
            if (_isFull)
            {
                return;
            }

            _isFull = _length > MaximumLength;
            try
            {
                _writer.WriteLine(_isFull ? $"... the rest is omitted: the log is longer than {MaximumLength / 1024 / 1024} MB" : text);
            }
            catch (IOException)
            {
                // A full disk must not fail the operation.
                _isFull = true;
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isFull = true;
            _writer?.Dispose();
        }
    }

    private static FileStreamOptions OptionsOf()
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private static void CreatePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    // File names start with the time, so sorting by name sorts by age.
    private static void RemoveOld(string folder)
    {
        foreach (var old in Directory.EnumerateFiles(folder, "*.log").Order(StringComparer.Ordinal).SkipLast(MaximumFiles - 1))
        {
            System.IO.File.Delete(old);
        }
    }
}
