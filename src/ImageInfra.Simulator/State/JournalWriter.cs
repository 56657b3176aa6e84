using System.Buffers;
using System.Text.Json;

namespace ImageInfra.Simulator.State;

/// <summary>
/// Saves changes before they are answered, one after another, at the end of a log: that takes less than to wake another thread and
/// to be woken by it. A long log becomes rows of resources behind the requests.
/// </summary>
internal sealed class JournalWriter(Journal journal, OperationStore operations) : IAsyncDisposable
{
    private const long MaximumLog = 256 * 1024 * 1024;

    private readonly ArrayBufferWriter<byte> _lines = new(64 * 1024);
    private readonly Utf8JsonWriter _writer = new(Stream.Null, SimulatorJson.Writing);
    private ChangeLog _log = new(journal.FolderPath, 1);
    private int _logs = 1;
    private Batch _logged = new();
    private Task _compaction = Task.CompletedTask;

    /// <summary>Saves changes, in the order that they were made in.</summary>
    /// <exception cref="IOException">They are not saved; whoever comes next tries again.</exception>
    public void Save(Batch batch)
    {
        _writer.Reset(_lines);
        BatchJson.Write(_writer, batch);
        _lines.Write("\n"u8);
        _logged.MergeUnsaved(batch);
        _log.Append(_lines.WrittenSpan);
        _lines.ResetWrittenCount();
        if (_log.Length > MaximumLog && _compaction.IsCompleted)
        {
            _compaction = CompactAsync(_compaction, _log, Logged());
            (_log, _logged) = (new(journal.FolderPath, ++_logs), new());
        }
    }

    /// <summary>Saves what is left as what it is, and where the clock stands.</summary>
    public async ValueTask EndAsync(DateTimeOffset clock)
    {
        await CompactAsync(_compaction, _log, Logged());
        journal.SaveClock(clock);
    }

    public ValueTask DisposeAsync()
    {
        _log.Dispose();
        _writer.Dispose();
        journal.Dispose();
        return ValueTask.CompletedTask;
    }

    private Batch Logged()
    {
        _logged.Operations.AddRange(operations.All);
        return _logged;
    }

    // Should one fail, its log stays, and later ones wait for the next start, which reads them all again.
    private async Task CompactAsync(Task earlier, ChangeLog log, Batch changes)
    {
        await earlier;
        await Task.Run(() => journal.Compact(changes));
        log.Delete();
    }
}
