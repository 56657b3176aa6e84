namespace ImageInfra.Driver.Logs;

/// <summary>One step of a build in its log: a customizer, a validator, or a step that Image Builder adds.</summary>
public sealed record LogStep
{
    /// <summary>Packer's type, such as <c>shell</c>, <c>powershell</c> or <c>windows-restart</c>.</summary>
    public required string Type { get; init; }

    /// <summary>
    /// The index among the steps of the log, from 0; null if earlier lines were omitted. It differs from a customizer's index, because
    /// Image Builder adds steps.
    /// </summary>
    public required int? Place { get; init; }

    /// <summary>The name; null if the log does not contain it.</summary>
    public string? Name { get; init; }

    /// <summary>Whether the step is a validator, which runs after the build.</summary>
    public bool IsValidation { get; init; }

    /// <summary>Whether the lines look like Image Builder's own step that generalizes the image.</summary>
    public bool LooksLikeDeprovision { get; init; }

    /// <summary>The start time, by the build's clock.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>The end time; null while the step is in progress, or if the log stops in it.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>The duration.</summary>
    public TimeSpan? Duration => End - Start;

    /// <summary>Whether the log reports the end of the step.</summary>
    public bool HasEnded { get; init; }

    /// <summary>Whether the log reports a failure of the step.</summary>
    public bool HasFailed { get; init; }

    /// <summary>The exit code of a failed step; null if the log does not contain it.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The first line of the step in the log, from 1.</summary>
    public required int FirstLine { get; init; }

    /// <summary>The last line of the step in the log.</summary>
    public required int LastLine { get; init; }
}
