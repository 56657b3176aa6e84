using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Reporting;

/// <summary>
/// Progress for several observers, in their order. One that throws is dropped with a warning: what is told about a build
/// must not break it.
/// </summary>
/// <param name="observers">Who hears of everything.</param>
/// <param name="warn">Takes the one warning about an observer that was dropped.</param>
public sealed class FanOut<T>(IEnumerable<IProgress<T>> observers, Action<string> warn) : IProgress<T>
{
    private readonly Lock _gate = new();
    private volatile IReadOnlyList<IProgress<T>> _observers = [.. observers];

    /// <inheritdoc/>
    public void Report(T value)
    {
        foreach (var observer in _observers)
        {
            try
            {
                observer.Report(value);
            }
#pragma warning disable CA1031 // whatever it is, the build is worth more
            catch (Exception e)
#pragma warning restore CA1031
            {
                Drop(observer, e);
            }
        }
    }

    private void Drop(IProgress<T> observer, Exception e)
    {
        lock (_gate)
        {
            if (!_observers.Contains(observer))
            {
                return;
            }

            _observers = [.. _observers.Where(o => o != observer)];
        }

        warn($"{NameOf(observer)} hears no more of these builds: {SecretMask.Apply(e.Message)}");
    }

    private static string NameOf(IProgress<T> observer) => observer.ToString() ?? observer.GetType().Name;
}
