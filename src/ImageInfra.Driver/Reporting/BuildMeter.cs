using System.Diagnostics.Metrics;
using ImageInfra.Driver.Failures;

namespace ImageInfra.Driver.Reporting;

/// <summary>The metrics of builds.</summary>
internal sealed class BuildMeter : IDisposable
{
    // Durations are in seconds, as OpenTelemetry requires, although builds take minutes to hours.
    private static readonly InstrumentAdvice<double> s_durations = new()
    {
        HistogramBucketBoundaries = [30, 60, 120, 300, 600, 900, 1200, 1800, 2700, 3600, 5400, 7200, 10800, 14400, 28800],
    };

    private readonly Meter _meter;
    private readonly KeyValuePair<string, object?> _stack;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _phase;
    private readonly Counter<long> _builds;
    private readonly UpDownCounter<long> _inProgress;

    public BuildMeter(string name, string stack)
    {
        _meter = new(name);
        _stack = new("imageinfra.stack", stack);
        _duration = Durations("imageinfra.build.duration", "The duration of runs, by Azure's clock.");
        _phase = Durations("imageinfra.build.phase.duration", "The duration of each phase of runs.");
        _builds = _meter.CreateCounter<long>("imageinfra.builds", "{build}", "Completed builds.");
        _inProgress = _meter.CreateUpDownCounter<long>("imageinfra.runs.in_progress", "{run}", "Runs in progress that are followed.");
    }

    public void InProgress(string image, int change) => _inProgress.Add(change, _stack, Image(image));

    public void Phase(string image, string phase, TimeSpan elapsed) =>
        _phase.Record(elapsed.TotalSeconds, _stack, Image(image), new("imageinfra.phase", phase));

    public void Ended(string image, string outcome, FailureExplanation? failure, TimeSpan? elapsed)
    {
        KeyValuePair<string, object?> how = new("imageinfra.outcome", outcome);
        if (elapsed is { } time)
        {
            _duration.Record(time.TotalSeconds, _stack, Image(image), how);
        }

        KeyValuePair<string, object?>[] tags = failure is null
            ? [_stack, Image(image), how]
            : [_stack, Image(image), how, new("imageinfra.failure.category", BuildEventJson.Name(failure.Category))];
        _builds.Add(1, tags);
    }

    public void Dispose() => _meter.Dispose();

    private Histogram<double> Durations(string name, string description) =>
        _meter.CreateHistogram(name, "s", description, advice: s_durations);

    private static KeyValuePair<string, object?> Image(string image) => new("imageinfra.image", image);
}
