using System.Diagnostics;

namespace ImageInfra.Driver.Reporting;

/// <summary>Creates spans with explicit times and parents, which do not change the current activity.</summary>
internal sealed class SpanSource(string name) : IDisposable
{
    public ActivitySource Source { get; } = new(name);

    public Activity? Start(
        string name,
        ActivityContext parent,
        DateTimeOffset start,
        params ReadOnlySpan<(string Key, string Value)> tags)
    {
        var current = Activity.Current;
        try
        {
            Activity.Current = null;
            var span = Source.StartActivity(name, ActivityKind.Internal, parent, startTime: start);
            foreach (var (key, value) in tags)
            {
                span?.SetTag(key, value);
            }

            return span;
        }
        finally
        {
            Activity.Current = current;
        }
    }

    public static void End(Activity? span, DateTimeOffset end)
    {
        var current = Activity.Current;
        span?.SetEndTime(end.UtcDateTime > span.StartTimeUtc ? end.UtcDateTime : span.StartTimeUtc);
        span?.Stop();
        Activity.Current = current;
    }

    public void Dispose() => Source.Dispose();
}
