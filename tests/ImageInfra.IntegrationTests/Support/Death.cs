namespace ImageInfra.IntegrationTests.Support;

/// <summary>A process dies in the middle of what it does: no call gets through any more.</summary>
internal sealed class Death(int afterSteps)
{
    private int _steps;

    /// <summary>How many steps there were.</summary>
    public int Steps => _steps;

    public bool HasHappened => _steps > afterSteps;

    /// <summary>The process dies now.</summary>
    public void Happen() => afterSteps = -1;

    /// <summary>A step of the process: before and after whatever it writes or sends.</summary>
    public void Step()
    {
        if (Interlocked.Increment(ref _steps) > afterSteps)
        {
            throw new ProcessDiedException();
        }
    }
}
