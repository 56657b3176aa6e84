namespace ImageInfra.IntegrationTests.Support;

/// <summary>A writer that signals when text is written.</summary>
internal sealed class WatchedWriter(string trigger) : StringWriter
{
    private readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Seen => _seen.Task;

    /// <summary>If set, it is canceled at that line, like Ctrl-C.</summary>
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
