namespace ImageInfra.IntegrationTests.Support;

/// <summary>Presses Ctrl-C when something is written.</summary>
internal sealed class InterruptingWriter(string trigger, CancellationTokenSource interrupt) : StringWriter
{
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
            interrupt.Cancel();
        }
    }
}
