using System.Buffers;
using System.Text.Json;

namespace ImageInfra.Simulator.State;

/// <summary>
/// Saves changes before they are answered. Whichever request comes first writes what all have added since, at the end of a log:
/// that takes less than to wake another thread and to be woken by it. A long log becomes rows of resources behind the requests.
/// </summary>
internal sealed class JournalWriter(Journal journal) : IAsyncDisposable
{
    private const long MaximumLog = 256 * 1024 * 1024;

    private readonly Lock _adding = new();
    private readonly Lock _writing = new();
    private readonly Utf8JsonWriter _writer = new(Stream.Null, new() { Encoder = SimulatorJson.Options.Encoder, SkipValidation = true });
    private ArrayBufferWriter<byte> _added = new(64 * 1024);
    private ArrayBufferWriter<byte> _taken = new(64 * 1024);
    private long _addedUpTo;
    private long _takenUpTo;
    private long _writtenUpTo;
    private ChangeLog _log = new(journal.FolderPath, 1);
    private int _logs = 1;
    private Batch _logged = new();
    private Task _compaction = Task.CompletedTask;

    /// <summary>Takes over changes, in the order that they were made in; answers the number to write up to.</summary>
    public long Add(Batch batch)
    {
        lock (_adding)
        {
            _writer.Reset(_added);
            BatchJson.Write(_writer, batch);
            _added.Write("\n"u8);
            _logged.MergeUnsaved(batch);
            return ++_addedUpTo;
        }
    }

    /// <summary>Writes changes up to a number, unless they are.</summary>
    /// <exception cref="IOException">They are not written; whoever writes next tries again.</exception>
    public void Write(long upTo)
    {
        lock (_writing)
        {
            while (_writtenUpTo < upTo)
            {
                Take();
                _log.Append(_taken.WrittenSpan);
                _taken.ResetWrittenCount();
                _writtenUpTo = _takenUpTo;
            }

            if (_log.Length > MaximumLog && _compaction.IsCompleted)
            {
                Rotate();
            }
        }
    }

    /// <summary>Saves what is left as what it is, and where the clock stands.</summary>
    public async ValueTask EndAsync(DateTimeOffset clock)
    {
        await CompactAsync(_compaction, _log, _logged);
        journal.SaveClock(clock);
    }

    public ValueTask DisposeAsync()
    {
        _log.Dispose();
        _writer.Dispose();
        journal.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Take()
    {
        if (_taken.WrittenCount == 0)
        {
            lock (_adding)
            {
                (_added, _taken) = (_taken, _added);
                _takenUpTo = _addedUpTo;
            }
        }
    }

    // What was added and is not yet written becomes rows with the full log, and a line of the next: it says the same twice.
    private void Rotate()
    {
        Batch changes;
        lock (_adding)
        {
            (changes, _logged) = (_logged, new());
        }

        _compaction = CompactAsync(_compaction, _log, changes);
        _log = new(journal.FolderPath, ++_logs);
    }

    // Should one fail, its log stays, and later ones wait for the next start, which reads them all again.
    private async Task CompactAsync(Task earlier, ChangeLog log, Batch changes)
    {
        await earlier;
        await Task.Run(() => journal.Compact(changes));
        log.Delete();
    }
}
