using System.Text.Json.Serialization;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Runs.Ledger;

/// <summary>One run of an image template in the ledger, from the intent to its outcome.</summary>
public sealed record RunEntry
{
    /// <summary>Which run of its template it is in the ledger, from 1. It is in the id of the entry.</summary>
    [JsonIgnore]
    public int Number { get; init; } = 1;

    /// <summary>Which writing of the entry it is, as the store says; null until it is saved.</summary>
    [JsonIgnore]
    public string? Revision { get; init; }

    /// <summary>The stack.</summary>
    public required string Stack { get; init; }

    /// <summary>The image of the catalog.</summary>
    public required string Image { get; init; }

    /// <summary>The ARM id of the image template.</summary>
    public required string TemplateId { get; init; }

    /// <summary>When the run was last about to be asked for, by the driver's clock.</summary>
    public required DateTimeOffset IntendedAt { get; init; }

    /// <summary>The start time of the template's last run before this one; null when it never ran.</summary>
    public DateTimeOffset? StartTimeBefore { get; init; }

    /// <summary>The git commit of the catalog when the run was decided on; null if that is not known.</summary>
    public string? Commit { get; init; }

    /// <summary>1 for the first run of a request; more for what was tried again.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Whether the run was in progress already: somebody else started it, or an earlier process.</summary>
    public bool IsAdopted { get; init; }

    /// <summary>Whether Azure accepted the request of this ledger for it. If not, another driver started it, or it is not known which one did.</summary>
    public bool IsRequested { get; init; }

    /// <summary>How far the driver is with it.</summary>
    public RunStage Stage { get; init; }

    /// <summary>When it began, by Azure's clock: with the template, what identifies the run.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>The operation to ask for its error, or null if it is not known.</summary>
    public Uri? Operation { get; init; }

    /// <summary>The phases it came to, in their order.</summary>
    public IReadOnlyList<RunPhase> Phases { get; init; } = [];

    /// <summary>Azure's state of the run, once it ended.</summary>
    public RunState? State { get; init; }

    /// <summary>When it ended, by Azure's clock.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Azure's words.</summary>
    public string Message { get; init; } = "";

    /// <summary>How the build ended, once it is closed.</summary>
    public BuildOutcome? Outcome { get; init; }

    /// <summary>The ARM id of the version that it published, or the address of its VHD.</summary>
    public string? VersionId { get; init; }

    /// <summary>What kind of failure it was, if it failed.</summary>
    public FailureCategory? Category { get; init; }

    /// <summary>What failed and what to do, if it failed.</summary>
    public string? Explanation { get; init; }

    /// <summary>Whether something is left to do. A template has one such run at most.</summary>
    public bool IsOpen => Stage is not RunStage.Closed;

    /// <summary>The name of the image template, which carries the hash of its content.</summary>
    public string TemplateName => ArmNames.Last(TemplateId);

    /// <summary>How long it took, by Azure's clock.</summary>
    public TimeSpan? Elapsed => EndTime - StartTime;

    /// <summary>The run's id, the same for every process: a function of its template and start time. Null until it started.</summary>
    public Guid? RunId => StartTime is { } start ? new ImageRun(TemplateId, start, IsAdopted).RunId : null;
}
