using System.Diagnostics;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Runs;

namespace ImageInfra.Driver.Reporting;

/// <summary>
/// Traces and metrics of builds through .NET's own API: a span for the request, below it one for each run, and below that one for
/// each phase. An exporter listens to <see cref="Name"/>.
/// </summary>
public sealed class BuildTelemetry : IProgress<BuildEvent>, IDisposable
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "ImageInfra";

    private readonly Lock _gate = new();
    private readonly SpanSource _spans = new(Name);
    private readonly BuildMeter _meter;
    private readonly TimeProvider _clock;
    private readonly Activity? _request;
    private readonly Dictionary<string, RunSpan> _runs = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Starts the span of a request.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="clock">Azure's clock, or the simulator's.</param>
    public BuildTelemetry(string stack, TimeProvider clock)
    {
        _clock = clock;
        _meter = new(Name, stack);
        _request = _spans.Start("image builds", default, clock.GetUtcNow(), ("imageinfra.stack", stack));
    }

    internal ActivitySource Source => _spans.Source;

    /// <inheritdoc/>
    public void Report(BuildEvent value)
    {
        lock (_gate)
        {
            Apply(value, _clock.GetUtcNow());
        }
    }

    /// <summary>Ends the open spans, because their runs are no longer followed.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            EndAll();
            SpanSource.End(_request, _clock.GetUtcNow());
        }

        _spans.Dispose();
        _meter.Dispose();
    }

    /// <inheritdoc/>
    public override string ToString() => "telemetry";

    private void Apply(BuildEvent value, DateTimeOffset now)
    {
        switch (value)
        {
            case BuildEvent.Started e:
                _runs.GetValueOrDefault(e.Image)?.End("left", now);
                _runs[e.Image] = new(_spans, _meter, _request?.Context ?? default, e.Image, e.Run);
                _meter.InProgress(e.Image, 1);
                break;
            case BuildEvent.Progress e:
                _runs.GetValueOrDefault(e.Image)?.Progress(e.Status, now);
                break;
            case BuildEvent.Published e when _runs.Remove(e.Image, out var run):
                run.Progress(e.Status, now);
                run.End(BuildEventJson.Name(BuildOutcome.Succeeded), now, versionId: e.VersionId);
                break;
            case BuildEvent.Retrying e when _runs.Remove(e.Image, out var run):
                run.End("retried", now, e.Failure);
                break;
            case BuildEvent.Failed e when _runs.Remove(e.Image, out var run):
                run.End(BuildEventJson.Name(e.Outcome), now, e.Explanation, e.Message);
                break;
            case BuildEvent.Failed e:
                _meter.Ended(e.Image, BuildEventJson.Name(e.Outcome), e.Explanation, null);
                break;
            case BuildEvent.Skipped e:
                _meter.Ended(e.Image, BuildEventJson.Name(BuildOutcome.Skipped), null, null);
                break;
            case BuildEvent.Completed e:
                EndAll();
                _request?.SetTag("imageinfra.outcome", e.Report.Succeeded ? "succeeded" : "failed")
                    .SetStatus(e.Report.Succeeded ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
                break;
        }
    }

    private void EndAll()
    {
        // A run that continues in Azure has no outcome yet.
        foreach (var run in _runs.Values)
        {
            run.End("left", _clock.GetUtcNow());
        }

        _runs.Clear();
    }
}
