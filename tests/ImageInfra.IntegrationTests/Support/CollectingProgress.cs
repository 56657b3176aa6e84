using System.Collections.Concurrent;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>Progress that keeps what was reported, in order.</summary>
internal sealed class CollectingProgress<T>(ConcurrentQueue<T> reported) : IProgress<T>
{
    public void Report(T value) => reported.Enqueue(value);
}
