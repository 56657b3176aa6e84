using ImageInfra.Simulator.Foundations;

namespace ImageInfra.Simulator.Admin;

/// <summary>The last requests, for the page.</summary>
internal sealed class RequestLog
{
    private const int Size = 200;

    private readonly Queue<SimulatedRequest> _requests = new(Size);

    public long Total { get; private set; }

    public void Add(SimulatedRequest request)
    {
        lock (_requests)
        {
            Total++;
            if (_requests.Count == Size)
            {
                _requests.Dequeue();
            }

            _requests.Enqueue(request);
        }
    }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<SimulatedRequest> Newest(int count)
    {
        lock (_requests)
        {
            return [.. _requests.Reverse().Take(count)];
        }
    }
}
