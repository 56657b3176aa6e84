namespace ImageInfra.Driver.Logs;

/// <summary>A parsed customization log, which may be followed by the validation log.</summary>
public sealed class CustomizationLog
{
    private const int MaximumLines = 20_000;

    private readonly Queue<LogLine> _lines = new();

    private CustomizationLog(string text)
    {
        var reader = new CustomizationLogReader();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var parsed = reader.Read(line.ToString());
            if (parsed.IsNoise)
            {
                continue;
            }

            _lines.Enqueue(parsed);
            if (_lines.Count > MaximumLines)
            {
                _lines.Dequeue();
            }
        }

        Steps = reader.Steps;
        IsFinished = reader.IsFinished;
    }

    /// <summary>The steps in order, validators last.</summary>
    public IReadOnlyList<LogStep> Steps { get; }

    /// <summary>Whether the log reports the end of the build.</summary>
    public bool IsFinished { get; }

    /// <summary>The lines that may explain a failure, at most the newest 20,000.</summary>
    public IEnumerable<LogLine> Lines => _lines;

    /// <summary>The failed step; null if none failed.</summary>
    public LogStep? FailedStep => Steps.LastOrDefault(s => s.HasFailed);

    /// <summary>The step at which an incomplete log stops; null if there is none.</summary>
    public LogStep? UnfinishedStep => Steps is [.., { HasEnded: false, HasFailed: false } last] ? last : null;

    /// <summary>Parses a log. Malformed parts are kept as text.</summary>
    public static CustomizationLog Parse(string text) => new(text);
}
