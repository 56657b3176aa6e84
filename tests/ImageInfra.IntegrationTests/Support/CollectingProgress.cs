using System.Collections.Concurrent;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>Collects progress in order.</summary>
internal sealed class CollectingProgress<T>(ConcurrentQueue<T> reported) : IProgress<T>
{
    public void Report(T value) => reported.Enqueue(value);
}
