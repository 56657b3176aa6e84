namespace ImageInfra.Driver.Logs;

/// <summary>One step of a build as its log tells it: a customizer, a validator, or what Image Builder adds.</summary>
public sealed record LogStep
{
    /// <summary>Packer's type of it, such as <c>shell</c>, <c>powershell</c> or <c>windows-restart</c>.</summary>
    public required string Type { get; init; }

    /// <summary>
    /// Its place among the steps of its log, from 0, or null if lines before it were left out. Not a customizer's
    /// index: Image Builder adds steps of its own.
    /// </summary>
    public required int? Place { get; init; }

    /// <summary>Its name, where the log tells it.</summary>
    public string? Name { get; init; }

    /// <summary>Whether it comes after the build was over: a validator.</summary>
    public bool IsValidation { get; init; }

    /// <summary>Whether its lines say that it is Image Builder's own step, which generalizes the image.</summary>
    public bool LooksLikeDeprovision { get; init; }

    /// <summary>When it started, by the build's clock.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>When it ended; null while it goes on, or where the log stops in it.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan? Duration => End - Start;

    /// <summary>Whether the log says that it ended.</summary>
    public bool HasEnded { get; init; }

    /// <summary>Whether the log says that it failed.</summary>
    public bool HasFailed { get; init; }

    /// <summary>The exit code that it failed with, where the log tells it.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The line of the log that starts it, from 1.</summary>
    public required int FirstLine { get; init; }

    /// <summary>The last line of the log that belongs to it.</summary>
    public required int LastLine { get; init; }
}
