namespace ImageInfra.IntegrationTests.Support;

/// <summary>Progress that runs a function synchronously.</summary>
internal sealed class Reaction<T>(Action<T> react) : IProgress<T>
{
    public void Report(T value) => react(value);
}
