using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace ImageInfra.Simulator.Store;

/// <summary>
/// Saves changes in the order in which they come. Changes that come during a transaction wait, and the next transaction saves all of
/// them (group commit).
/// </summary>
internal sealed class StoreWriter : IAsyncDisposable
{
    private readonly Channel<(ChangeSet? Changes, TaskCompletionSource Saved)> _queue =
        Channel.CreateUnbounded<(ChangeSet?, TaskCompletionSource)>(new() { SingleReader = true });

    private readonly StoreFile _file;
    private readonly Action<string> _warn;
    private readonly Task _loop;
    private volatile bool _isFailing;

    /// <param name="file">The file.</param>
    /// <param name="warn">Receives a message when changes can no longer be saved, and when they are saved again.</param>
    public StoreWriter(StoreFile file, Action<string> warn)
    {
        _file = file;
        _warn = warn;
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Completes when the last changes, and all before them, are saved.</summary>
    public Task Saved { get; private set; } = Task.CompletedTask;

    /// <summary>Adds changes. The caller adds one set at a time.</summary>
    public void Add(ChangeSet changes) => Saved = Enqueue(changes);

    /// <summary>Retries changes that could not be saved.</summary>
    /// <exception cref="SimulatorException">They still cannot be saved.</exception>
    public Task RetryAsync() => _isFailing ? Enqueue(null) : Task.CompletedTask;

    private Task Enqueue(ChangeSet? changes)
    {
        var saved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _queue.Writer.TryWrite((changes, saved));
        return saved.Task;
    }

    /// <summary>Saves pending changes. A change that cannot be saved has had an error response, and is lost.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
    }

    private async Task RunAsync()
    {
        // Changes that could not be saved are still in memory, and the next transaction retries them.
        var unsaved = new List<ChangeSet>();
        var waiting = new List<TaskCompletionSource>();
        while (await _queue.Reader.WaitToReadAsync())
        {
            while (_queue.Reader.TryRead(out var next))
            {
                unsaved.AddRange(next.Changes is { } changes ? [changes] : []);
                waiting.Add(next.Saved);
            }

            if (TrySave(unsaved) is { } problem)
            {
                waiting.ForEach(w => w.SetException(problem));
            }
            else
            {
                waiting.ForEach(w => w.SetResult());
            }

            waiting.Clear();
        }

        TrySave(unsaved);
    }

    // The problem; null if everything is saved.
    private SimulatorException? TrySave(List<ChangeSet> unsaved)
    {
        try
        {
            if (unsaved.Count > 0)
            {
                _file.Save(unsaved);
                unsaved.Clear();
            }

            Tell(isFailing: false, "the simulator saves changes again");
            return null;
        }
        catch (SqliteException e)
        {
            var problem = e.SqliteErrorCode == SQLitePCL.raw.SQLITE_FULL
                ? new StoreFullException(_file.Directory, e)
                : new SimulatorException($"the simulator could not save the change: {e.Message}", e);
            Tell(isFailing: true, problem.Message);
            return problem;
        }
    }

    private void Tell(bool isFailing, string message)
    {
        if (_isFailing != isFailing)
        {
            _isFailing = isFailing;
            _warn(message);
        }
    }
}
