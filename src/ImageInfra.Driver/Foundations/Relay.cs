namespace ImageInfra.Driver.Foundations;

/// <summary>Progress that is passed on at once, on the thread that reports it.</summary>
internal sealed class Relay<T>(Action<T> action) : IProgress<T>
{
    public void Report(T value) => action(value);
}
