namespace ImageInfra.Driver.Logs;

/// <summary>A customization log, read as a whole; the validation log may follow in the same text.</summary>
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

    /// <summary>The steps, in their order; validators last.</summary>
    public IReadOnlyList<LogStep> Steps { get; }

    /// <summary>Whether the log says that the build is over.</summary>
    public bool IsFinished { get; }

    /// <summary>The lines that may explain something, the newest 20,000 of them at the most.</summary>
    public IEnumerable<LogLine> Lines => _lines;

    /// <summary>The step that failed, or null.</summary>
    public LogStep? FailedStep => Steps.LastOrDefault(s => s.HasFailed);

    /// <summary>The step that the log stops in, or null.</summary>
    public LogStep? UnfinishedStep => Steps is [.., { HasEnded: false, HasFailed: false } last] ? last : null;

    /// <summary>Reads a log. What is broken in it is text like any other.</summary>
    public static CustomizationLog Parse(string text) => new(text);
}
