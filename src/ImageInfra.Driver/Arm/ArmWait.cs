namespace ImageInfra.Driver.Arm;

/// <summary>Shows a message when a request waits for a retry. Short waits, and waits within one already shown, are not shown.</summary>
/// <param name="tell">Receives the message.</param>
/// <param name="clock">The clock of the waits.</param>
internal sealed class ArmWait(Action<string> tell, TimeProvider clock)
{
    private static readonly TimeSpan s_worthTelling = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private DateTimeOffset _until;

    /// <summary>Reports the start of a wait.</summary>
    /// <param name="reason">The reason, as part of a sentence.</param>
    /// <param name="pause">The length of the wait.</param>
    public void Begin(string reason, TimeSpan pause)
    {
        if (pause < s_worthTelling)
        {
            return;
        }

        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (now < _until)
            {
                return;
            }

            _until = now + pause;
        }

        tell($"{reason}; the next attempt is in {pause.TotalSeconds:0} s");
    }
}
