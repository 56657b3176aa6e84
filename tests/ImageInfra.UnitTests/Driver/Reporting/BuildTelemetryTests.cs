using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Reporting;
using ImageInfra.Driver.Runs;
using ImageInfra.UnitTests.Support;
using Microsoft.Extensions.Time.Testing;

namespace ImageInfra.UnitTests.Driver.Reporting;

public sealed class BuildTelemetryTests : IDisposable
{
    private static readonly ImageRun s_run = new(SomeRuns.TemplateId, SomeRuns.Day, WasInProgress: true);

    // Other tests use stacks with other names.
    private const string Stack = "telemetry";

    private readonly ConcurrentQueue<Activity> _spans = [];
    private readonly ConcurrentQueue<string> _measured = [];
    private readonly ActivityListener _listener;
    private readonly MeterListener _meters = new();
    private readonly FakeTimeProvider _clock = new(SomeRuns.Day.AddMinutes(-1));
    private readonly BuildTelemetry _telemetry;

    public BuildTelemetryTests()
    {
        ActivitySource? source = null;
        _listener = new()
        {
            ShouldListenTo = s => s.Name == BuildTelemetry.Name,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = a =>
            {
                if (a.Source == source)
                {
                    _spans.Enqueue(a);
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == BuildTelemetry.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<double>((i, value, tags, _) => Measure(i, value, tags));
        _meters.SetMeasurementEventCallback<long>((i, value, tags, _) => Measure(i, value, tags));
        _meters.Start();
        _telemetry = new(Stack, _clock);
        source = _telemetry.Source;
    }

    public void Dispose()
    {
        _telemetry.Dispose();
        _listener.Dispose();
        _meters.Dispose();
    }

    [Fact]
    public void A_request_has_spans_for_each_run_and_each_phase()
    {
        Build();
        Report(new BuildEvent.Completed(new([new("web", BuildOutcome.Succeeded)])));
        _telemetry.Dispose();

        var request = Assert.Single(_spans, s => s.OperationName == "image builds");
        var run = Assert.Single(_spans, s => s.OperationName == "image build");
        var phases = _spans.Where(s => s.OperationName == "image build phase").ToList();
        Assert.Equal(request.SpanId, run.ParentSpanId);
        Assert.All(phases, p => Assert.Equal(run.SpanId, p.ParentSpanId));
        Assert.Equal(["building", "customizing", "distributing"], phases.Select(p => p.GetTagItem("imageinfra.phase")));
        Assert.Equal(SomeRuns.Day.UtcDateTime, run.StartTimeUtc);
        Assert.Equal(TimeSpan.FromMinutes(30), run.Duration);
        Assert.Equal([4, 16, 10], phases.Select(p => p.Duration.TotalMinutes));
        Assert.Equal("succeeded", run.GetTagItem("imageinfra.outcome"));
        Assert.Equal("1.0.3", run.GetTagItem("imageinfra.version"));
        Assert.Equal(s_run.RunId.ToString(), run.GetTagItem("imageinfra.run_id"));
        Assert.Equal(ActivityStatusCode.Ok, request.Status);
    }

    [Fact]
    public void A_failure_sets_the_status_of_its_span()
    {
        Report(new BuildEvent.Started("web", s_run), new BuildEvent.Failed("web", "message", SomeRuns.Explanation() with { Summary = "no https://x/?sig=abc" }));

        var run = Assert.Single(_spans);
        Assert.Equal(ActivityStatusCode.Error, run.Status);
        Assert.Equal("no https://x/?sig=***", run.StatusDescription);
        Assert.Equal("script", run.GetTagItem("imageinfra.failure.category"));
        Assert.Equal("failed", run.GetTagItem("imageinfra.outcome"));
    }

    [Fact]
    public void Metrics_are_durations_outcomes_and_runs_in_progress()
    {
        Build();
        Report(new BuildEvent.Completed(new([new("web", BuildOutcome.Succeeded)])));

        Assert.Equal(
            [
                "imageinfra.runs.in_progress 1 web",
                "imageinfra.build.phase.duration 240 web building",
                "imageinfra.build.phase.duration 960 web customizing",
                "imageinfra.build.phase.duration 600 web distributing",
                "imageinfra.runs.in_progress -1 web",
                "imageinfra.build.duration 1800 web succeeded",
                "imageinfra.builds 1 web succeeded",
            ],
            _measured);
    }

    [Fact]
    public void Each_attempt_is_a_span()
    {
        Report(
            new BuildEvent.Started("web", s_run),
            new BuildEvent.Retrying("web", SomeRuns.Explanation(), TimeSpan.FromMinutes(5), 2),
            new BuildEvent.Started("web", s_run with { StartTime = SomeRuns.Day.AddHours(1) }),
            new BuildEvent.Failed("web", "message", SomeRuns.Explanation() with { Category = FailureCategory.Canceled }));

        Assert.Equal(["retried", "canceled"], _spans.Select(s => s.GetTagItem("imageinfra.outcome")));
        Assert.Equal(0, _measured.Where(m => m.StartsWith("imageinfra.runs", StringComparison.Ordinal)).Sum(m => int.Parse(m.Split(' ')[1], null)));
    }

    [Fact]
    public void A_version_missing_in_a_region_is_partially_succeeded()
    {
        Report(
            new BuildEvent.Started("web", s_run),
            new BuildEvent.Failed("web", "northeurope failed") { Outcome = BuildOutcome.PartiallySucceeded },
            new BuildEvent.Completed(new([new("web", BuildOutcome.PartiallySucceeded)])));

        Assert.Equal("imageinfra.builds 1 web partiallySucceeded", Assert.Single(_measured, m => m.StartsWith("imageinfra.builds", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_detached_run_has_the_outcome_left()
    {
        Report(new BuildEvent.Started("web", s_run));
        _telemetry.Dispose();

        Assert.Equal("left", Assert.Single(_spans, s => s.OperationName == "image build").GetTagItem("imageinfra.outcome"));
    }

    [Fact]
    public void The_spans_are_not_the_current_activity()
    {
        Report(new BuildEvent.Started("web", s_run));

        Assert.Null(Activity.Current);
    }

    private void Build()
    {
        Report(new BuildEvent.Started("web", s_run));
        At(1, RunSubState.Building);
        At(4, RunSubState.Customizing);
        At(20, RunSubState.Distributing);
        _clock.SetUtcNow(SomeRuns.Day.AddMinutes(31));
        Report(new BuildEvent.Published("web", "/versions/1.0.3", new(RunState.Succeeded, null, SomeRuns.Day, SomeRuns.Day.AddMinutes(30), "")));
    }

    private void At(int minutes, RunSubState phase)
    {
        _clock.SetUtcNow(SomeRuns.Day.AddMinutes(minutes));
        Report(new BuildEvent.Progress("web", new(RunState.Running, phase, SomeRuns.Day, null, "")));
    }

    private void Report(params BuildEvent[] events)
    {
        foreach (var e in events)
        {
            _telemetry.Report(e);
        }
    }

    private void Measure<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var all = tags.ToArray();
        if (all[0].Value is Stack)
        {
            _measured.Enqueue(string.Join(' ', [instrument.Name, value!.ToString()!, .. all.Skip(1).Take(2).Select(t => t.Value!.ToString()!)]));
        }
    }
}
