using System.Collections.Concurrent;

namespace ImageInfra.Simulator;

/// <summary>
/// One piece of work at a time. Who comes while there is some need not wait: whoever is at work does theirs next. A thread that
/// sleeps and is woken costs more than most of the work here.
/// </summary>
internal sealed class Turns
{
    private readonly Lock _gate = new();
    private readonly ConcurrentQueue<Action> _waiting = new();

    /// <summary>Does something now, and waits for its turn where it has to.</summary>
    public T Do<T>(Func<T> work)
    {
        try
        {
            lock (_gate)
            {
                return work();
            }
        }
        finally
        {
            DoWaiting();
        }
    }

    /// <summary>Does something now, or leaves it to whoever is at work.</summary>
    public ValueTask<T> DoAsync<TState, T>(TState state, Func<TState, T> work)
    {
        if (_gate.TryEnter())
        {
            try
            {
                return new(work(state));
            }
            finally
            {
                _gate.Exit();
                DoWaiting();
            }
        }

        // Whoever waits goes on elsewhere: the thread that does the work has more of it.
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Enqueue(() => Complete(result, state, work));
        DoWaiting();
        return new(result.Task);
    }

    private static void Complete<TState, T>(TaskCompletionSource<T> result, TState state, Func<TState, T> work)
    {
        try
        {
            result.SetResult(work(state));
        }
        catch (Exception e)
        {
            result.SetException(e);
        }
    }

    // Asked for again after each turn: what came while the gate was about to open is nobody else's. Not in the midst of work that
    // does a part of itself by way of here.
    private void DoWaiting()
    {
        while (!_waiting.IsEmpty && !_gate.IsHeldByCurrentThread && _gate.TryEnter())
        {
            try
            {
                while (_waiting.TryDequeue(out var work))
                {
                    work();
                }
            }
            finally
            {
                _gate.Exit();
            }
        }
    }
}
