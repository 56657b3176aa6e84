using System.Threading.Channels;
using ImageInfra.Simulator.Foundations;
using Microsoft.Data.Sqlite;

namespace ImageInfra.Simulator.Store;

/// <summary>
/// Saves changes in the order in which they come. Changes that come during a transaction wait, and the next transaction saves all of
/// them (group commit).
/// </summary>
internal sealed class StoreWriter : IAsyncDisposable
{
    private readonly Channel<(ChangeSet Changes, TaskCompletionSource Saved)> _queue =
        Channel.CreateUnbounded<(ChangeSet, TaskCompletionSource)>(new() { SingleReader = true });

    private readonly StoreFile _file;
    private readonly Task _loop;

    public StoreWriter(StoreFile file)
    {
        _file = file;
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Completes when the last changes, and all before them, are saved.</summary>
    public Task Saved { get; private set; } = Task.CompletedTask;

    /// <summary>Adds changes. The caller adds one set at a time.</summary>
    public void Add(ChangeSet changes)
    {
        var saved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Saved = saved.Task;
        _queue.Writer.TryWrite((changes, saved));
    }

    /// <summary>Saves what is left.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
    }

    private async Task RunAsync()
    {
        // Changes that could not be saved are in memory all the same: the next transaction tries them again.
        var unsaved = new List<ChangeSet>();
        var waiting = new List<TaskCompletionSource>();
        while (await _queue.Reader.WaitToReadAsync())
        {
            while (_queue.Reader.TryRead(out var next))
            {
                unsaved.Add(next.Changes);
                waiting.Add(next.Saved);
            }

            try
            {
                _file.Save(unsaved);
                unsaved.Clear();
                waiting.ForEach(w => w.SetResult());
            }
            catch (SqliteException e)
            {
                waiting.ForEach(w => w.SetException(new SimulatorException($"the simulator could not save the change: {e.Message}", e)));
            }

            waiting.Clear();
        }

        if (unsaved.Count > 0)
        {
            _file.Save(unsaved);
        }
    }
}
