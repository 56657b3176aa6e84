using System.Collections.Concurrent;
using System.Net;

namespace ImageInfra.UnitTests.Support;

/// <summary>Returns the given responses in order; null means that no response comes.</summary>
internal sealed class ScriptedReceiver(params HttpStatusCode?[] answers) : HttpMessageHandler
{
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _asked;

    public ConcurrentQueue<string> Timestamps { get; } = [];

    /// <summary>Completes when a request arrives.</summary>
    public Task FirstAsync => _first.Task.WaitAsync(TimeSpan.FromSeconds(30));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _asked);
        Timestamps.Enqueue(request.Headers.GetValues("X-ImageInfra-Timestamp").Single());
        var never = new TaskCompletionSource<HttpResponseMessage>();
        await using var registration = cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
        _first.TrySetResult();
        return answers[number - 1] is { } status ? new(status) : await never.Task;
    }
}
