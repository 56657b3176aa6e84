using ImageInfra.Driver.Runs;

namespace ImageInfra.Driver.Builds;

/// <summary>Reports changes of a run's status, and once that it is overdue.</summary>
internal sealed class RunProgress(string image, TimeSpan expected, TimeSpan overdueAfter, IProgress<BuildEvent> progress, TimeProvider clock) : IProgress<RunStatus>
{
    private RunStatus? _last;
    private bool _isOverdue;

    public void Report(RunStatus value)
    {
        if (value != _last)
        {
            _last = value;
            progress.Report(new BuildEvent.Progress(image, value));
        }

        var elapsed = clock.GetUtcNow() - value.StartTime;
        if (!_isOverdue && value.IsInProgress && elapsed > overdueAfter)
        {
            _isOverdue = true;
            progress.Report(new BuildEvent.Overdue(image, elapsed, expected));
        }
    }
}
