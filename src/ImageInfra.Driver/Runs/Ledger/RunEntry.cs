using System.Text.Json.Serialization;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Runs.Ledger;

/// <summary>One run of an image template in the ledger, from the intent to the outcome.</summary>
public sealed record RunEntry
{
    /// <summary>The number of the run among those of its template in the ledger, from 1. It is part of the entry's id.</summary>
    [JsonIgnore]
    public int Number { get; init; } = 1;

    /// <summary>The revision of the entry in its store; null until it is saved.</summary>
    [JsonIgnore]
    public string? Revision { get; init; }

    /// <summary>The stack.</summary>
    public required string Stack { get; init; }

    /// <summary>The image of the catalog.</summary>
    public required string Image { get; init; }

    /// <summary>The ARM id of the image template.</summary>
    public required string TemplateId { get; init; }

    /// <summary>The time of the last request, or of the intent to send it, by the driver's clock.</summary>
    public required DateTimeOffset IntendedAt { get; init; }

    /// <summary>The start time of the template's previous run; null if it never ran.</summary>
    public DateTimeOffset? StartTimeBefore { get; init; }

    /// <summary>The git commit of the catalog for the run; null if unknown.</summary>
    public string? Commit { get; init; }

    /// <summary>The number of the attempt: 1 for the first run of a request, more for retries.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Whether the run was in progress already when this process found it.</summary>
    public bool IsAdopted { get; init; }

    /// <summary>Whether Azure accepted a request of this ledger for the run. If false, another driver may have started it.</summary>
    public bool IsRequested { get; init; }

    /// <summary>The progress of the driver with the run.</summary>
    public RunStage Stage { get; init; }

    /// <summary>The start time by Azure's clock. Together with the template it identifies the run.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>The URL of the operation, which may have an error; null if unknown.</summary>
    public Uri? Operation { get; init; }

    /// <summary>The phases that the run entered, in order.</summary>
    public IReadOnlyList<RunPhase> Phases { get; init; } = [];

    /// <summary>The final state of the run; null while it is in progress.</summary>
    public RunState? State { get; init; }

    /// <summary>The end time by Azure's clock.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Azure's message.</summary>
    public string Message { get; init; } = "";

    /// <summary>The outcome of the build; null until the entry is closed.</summary>
    public BuildOutcome? Outcome { get; init; }

    /// <summary>The ARM id of the published version, or the URL of a VHD.</summary>
    public string? VersionId { get; init; }

    /// <summary>The category of the failure; null if the run did not fail.</summary>
    public FailureCategory? Category { get; init; }

    /// <summary>The failure and the next step; null if the run did not fail.</summary>
    public string? Explanation { get; init; }

    /// <summary>Whether the driver's work on the run is unfinished. A template has at most one open run.</summary>
    public bool IsOpen => Stage is not RunStage.Closed;

    /// <summary>The name of the image template, which contains a hash of its content.</summary>
    public string TemplateName => ArmNames.Last(TemplateId);

    /// <summary>The duration by Azure's clock.</summary>
    public TimeSpan? Elapsed => EndTime - StartTime;

    /// <summary>The id of the run, computed from its template and start time, the same in every process. Null until it starts.</summary>
    public Guid? RunId => StartTime is { } start ? new ImageRun(TemplateId, start, IsAdopted).RunId : null;
}
