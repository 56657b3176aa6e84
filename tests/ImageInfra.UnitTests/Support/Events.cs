using System.Collections.Concurrent;

namespace ImageInfra.UnitTests.Support;

/// <summary>Collects progress.</summary>
internal sealed class Events<T> : IProgress<T>
{
    private readonly ConcurrentQueue<T> _reported = [];

    public IReadOnlyList<T> Reported => [.. _reported];

    public void Report(T value) => _reported.Enqueue(value);
}
