namespace ImageInfra.Driver.Foundations;

/// <summary>Forwards progress synchronously, on the reporting thread.</summary>
internal sealed class Relay<T>(Action<T> action) : IProgress<T>
{
    public void Report(T value) => action(value);
}
