using System.Diagnostics;
using ImageInfra.Driver.Failures;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Runs;

namespace ImageInfra.Driver.Reporting;

/// <summary>The span of one run, with a child span for each phase. Times are Azure's, if available.</summary>
internal sealed class RunSpan(SpanSource source, BuildMeter meter, ActivityContext request, string image, ImageRun run)
{
    private readonly Activity? _activity = source.Start("image build", request, run.StartTime, ("imageinfra.image", image));
    private RunSubState? _phase;
    private DateTimeOffset _phaseStart = run.StartTime;
    private DateTimeOffset? _end;

    public void Progress(RunStatus status, DateTimeOffset now)
    {
        // Azure does not report when a phase began: the first one starts with the run, the others when they are first seen.
        if (status.SubState is { } phase && phase != _phase)
        {
            EndPhase(now);
            (_phase, _phaseStart) = (phase, _phase is null ? run.StartTime : now);
        }

        if (status is { IsInProgress: false, EndTime: { } end })
        {
            EndPhase(end);
            _phase = null;
            Ran(end);
        }
    }

    /// <summary>Ends the span, and updates the metrics.</summary>
    public void End(
        string outcome,
        DateTimeOffset now,
        FailureExplanation? failure = null,
        string? message = null,
        string? versionId = null)
    {
        var end = _end ?? now;
        EndPhase(end);
        Ran(end);
        meter.Ended(image, outcome, failure, end - run.StartTime);
        _activity?.SetTag("imageinfra.template", run.TemplateId)
            .SetTag("imageinfra.run_id", run.RunId.ToString())
            .SetTag("imageinfra.joined", run.WasInProgress)
            .SetTag("imageinfra.outcome", outcome)
            .SetTag("imageinfra.version", versionId is { } id ? SecretMask.Apply(ArmNames.Last(id)) : null);
        if (failure is not null || message is not null)
        {
            _activity?.SetTag("imageinfra.failure.category", failure is null ? null : BuildEventJson.Name(failure.Category))
                .SetTag("error.type", failure is null ? "unknown" : BuildEventJson.Name(failure.Category))
                .SetStatus(ActivityStatusCode.Error, SecretMask.Apply(failure?.Summary ?? message!));
        }

        SpanSource.End(_activity, end);
    }

    private void EndPhase(DateTimeOffset end)
    {
        if (_phase is { } phase)
        {
            var name = BuildEventJson.Name(phase);
            var span = source.Start(
                "image build phase",
                _activity?.Context ?? default,
                _phaseStart,
                ("imageinfra.image", image),
                ("imageinfra.phase", name));
            SpanSource.End(span, end);
            meter.Phase(image, name, end - _phaseStart);
        }
    }

    private void Ran(DateTimeOffset end)
    {
        if (_end is null)
        {
            _end = end;
            meter.InProgress(image, -1);
        }
    }
}
