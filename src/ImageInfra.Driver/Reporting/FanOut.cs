using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Reporting;

/// <summary>
/// Forwards progress to several observers, in order. An observer that throws is removed with a warning, so that reporting cannot
/// fail a build.
/// </summary>
/// <param name="observers">The observers.</param>
/// <param name="warn">Receives one warning for each removed observer.</param>
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
#pragma warning disable CA1031 // an observer must not fail the build
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

        warn($"{NameOf(observer)} receives no more events of these builds: {SecretMask.Apply(e.Message)}");
    }

    private static string NameOf(IProgress<T> observer) => observer.ToString() ?? observer.GetType().Name;
}
