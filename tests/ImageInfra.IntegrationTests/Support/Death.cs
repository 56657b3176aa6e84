namespace ImageInfra.IntegrationTests.Support;

/// <summary>Simulates the death of a process: from then on, no call succeeds.</summary>
internal sealed class Death(int afterSteps)
{
    private int _steps;

    /// <summary>The number of steps so far.</summary>
    public int Steps => _steps;

    public bool HasHappened => _steps > afterSteps;

    /// <summary>Lets the process die now.</summary>
    public void Happen() => afterSteps = -1;

    /// <summary>Marks a step of the process: before and after each write or request.</summary>
    public void Step()
    {
        if (Interlocked.Increment(ref _steps) > afterSteps)
        {
            throw new ProcessDiedException();
        }
    }
}
