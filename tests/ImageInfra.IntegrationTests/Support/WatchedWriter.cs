namespace ImageInfra.IntegrationTests.Support;

/// <summary>Tells when something is written.</summary>
internal sealed class WatchedWriter(string trigger) : StringWriter
{
    private readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Seen => _seen.Task;

    /// <summary>When set, it is canceled there and then: Ctrl-C at that very line.</summary>
    public CancellationTokenSource? Interrupts { get; init; }

    public override void Write(string? value)
    {
        base.Write(value);
        Check();
    }

    public override void Write(char[] buffer, int index, int count)
    {
        base.Write(buffer, index, count);
        Check();
    }

    private void Check()
    {
        if (ToString().Contains(trigger, StringComparison.Ordinal))
        {
            _seen.TrySetResult();
            Interrupts?.Cancel();
        }
    }
}
