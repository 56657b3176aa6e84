namespace ImageInfra.Simulator.State;

/// <summary>
/// Writes to the journal behind the requests, and lets each answer wait for its own change: whatever was answered is saved, and
/// requests that come together share a transaction.
/// </summary>
internal sealed class JournalWriter : IAsyncDisposable
{
    private const long MaximumLog = 64 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _work = new(0);
    private readonly Journal _journal;
    private readonly Task _loop;
    private Batch _pending = new();
    private Batch _logged = new();
    private long _loggedBytes;
    private bool _isEnding;

    public JournalWriter(Journal journal)
    {
        _journal = journal;
        _loop = Task.Factory.StartNew(Write, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Takes over what changed; the task ends when it is saved.</summary>
    public Task Add(ArmStore store, Timeline timeline, DateTimeOffset now)
    {
        if (store.Changes.Count == 0 && timeline.Changes.Count == 0)
        {
            return Task.CompletedTask;
        }

        lock (_gate)
        {
            var isFirst = !_pending.HasWork;
            _pending.Merge(store.Changes, timeline.Changes, timeline.Sequence, now);
            if (isFirst)
            {
                _work.Release();
            }

            return _pending.Saved.Task;
        }
    }

    /// <summary>Saves what is left, and where the clock stands.</summary>
    public async ValueTask EndAsync(DateTimeOffset clock)
    {
        _isEnding = true;
        _work.Release();
        await _loop;
        Compact();
        _journal.SaveClock(clock);
    }

    public ValueTask DisposeAsync()
    {
        _work.Dispose();
        _journal.Dispose();
        return ValueTask.CompletedTask;
    }

    // A thread of its own: the pool is busy with the requests that wait for this.
    private void Write()
    {
        while (true)
        {
            _work.Wait();
            Batch batch;
            lock (_gate)
            {
                batch = _pending;
                _pending = new();
            }

            if (batch.HasWork)
            {
                Save(batch);
            }
            else if (_isEnding)
            {
                return;
            }
        }
    }

    private void Save(Batch batch)
    {
        try
        {
            _loggedBytes += _journal.Append(batch);
            batch.Saved.SetResult();
            _logged.Merge(batch);
            if (_loggedBytes > MaximumLog)
            {
                Compact();
            }
        }
        catch (Exception e) when (e is Microsoft.Data.Sqlite.SqliteException or IOException)
        {
            batch.Saved.TrySetException(e);
        }
    }

    private void Compact()
    {
        if (_logged.HasWork)
        {
            _journal.Compact(_logged);
            _logged = new();
            _loggedBytes = 0;
        }
    }
}
