namespace ImageInfra.Driver.Arm;

/// <summary>Tells a person that a request waits for its next attempt. Short waits, and others within one that was told, are not news.</summary>
/// <param name="tell">Tells it.</param>
/// <param name="clock">The clock of the waits.</param>
internal sealed class ArmWait(Action<string> tell, TimeProvider clock)
{
    private static readonly TimeSpan s_worthTelling = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private DateTimeOffset _until;

    /// <summary>A wait begins.</summary>
    /// <param name="reason">Why, as part of a sentence.</param>
    /// <param name="pause">How long it is.</param>
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
