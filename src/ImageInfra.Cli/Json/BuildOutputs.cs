using System.ComponentModel;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Reporting;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;

namespace ImageInfra.Cli.Json;

/// <summary>The JSON of <c>build</c>, <c>follow</c> and <c>outdated --build</c>.</summary>
internal sealed record BuildsOutput(
    [property: Description("Whether every build succeeded.")] bool Succeeded,
    [property: Description("The images.")] IReadOnlyList<BuildsOutput.Build> Images)
{
    /// <summary>The build of an image.</summary>
    internal sealed record Build(
        [property: Description("The image.")] string Image,
        [property: Description("The outcome.")] BuildOutcome Outcome,
        [property: Description("The version, or the name of the published disk.")] string? Version,
        [property: Description("The ARM id of the version, or the address of the published disk.")] string? VersionId,
        [property: Description("Whether the version existed already, and was not built again.")] bool IsReused,
        [property: Description("The duration of the run.")] double? ElapsedSeconds,
        [property: Description("Why the build did not succeed, or was not needed.")] string? Message,
        [property: Description("The explanation of a failure, as in docs/events.md.")] FailureDetails? Failure);
}

/// <summary>The JSON of <c>cancel</c>.</summary>
internal sealed record CancellationsOutput([property: Description("The images.")] IReadOnlyList<CancellationsOutput.Cancellation> Images)
{
    /// <summary>The cancellation of a run.</summary>
    internal sealed record Cancellation(
        [property: Description("The image.")] string Image,
        [property: Description("What became of the run.")] CancelOutcome Outcome,
        [property: Description("The outcome in words.")] string Message);
}

/// <summary>The JSON of <c>logs</c>.</summary>
internal sealed record LogOutput(
    [property: Description("The image.")] string Image,
    [property: Description("Whether the log is complete.")] bool Finished,
    [property: Description("The customizers and validators, in order.")] IReadOnlyList<LogOutput.Step> Steps,
    [property: Description("The lines of the log.")] IReadOnlyList<string> Lines)
{
    /// <summary>A customizer or validator.</summary>
    internal sealed record Step(
        [property: Description("The name, as in the catalog.")] string? Name,
        [property: Description("The place among the customizers or validators, from 0.")] int? Index,
        [property: Description("The type, such as Shell.")] string Type,
        [property: Description("Whether it is a validator.")] bool Validation,
        [property: Description("When it started.")] DateTimeOffset? Start,
        [property: Description("When it ended.")] DateTimeOffset? End,
        [property: Description("Its duration.")] double? ElapsedSeconds,
        [property: Description("Whether it failed.")] bool Failed,
        [property: Description("The exit code of its script.")] int? ExitCode,
        [property: Description("The file and line in the catalog.")] string? Place);
}

/// <summary>The JSON of <c>runs</c>.</summary>
internal sealed record RunsOutput([property: Description("The runs, newest first.")] IReadOnlyList<RunsOutput.Run> Runs)
{
    /// <summary>A run of a template.</summary>
    internal sealed record Run(
        [property: Description("The number among the runs of the template, from 1.")] int Number,
        [property: Description("The stack.")] string Stack,
        [property: Description("The image.")] string Image,
        [property: Description("The ARM id of the template.")] string TemplateId,
        [property: Description("The name of the template.")] string TemplateName,
        [property: Description("The id of the run; null until Azure shows the run.")] string? RunId,
        [property: Description("When the run was decided, before Azure was asked.")] DateTimeOffset IntendedAt,
        [property: Description("The start of the template's run before this one.")] DateTimeOffset? StartTimeBefore,
        [property: Description("The attempt, from 1.")] int Attempt,
        [property: Description("Whether another process started the run.")] bool IsAdopted,
        [property: Description("How far the driver is with the run.")] RunStage Stage,
        [property: Description("When Azure started the run.")] DateTimeOffset? StartTime,
        [property: Description("When the run ended.")] DateTimeOffset? EndTime,
        [property: Description("The duration of the run.")] double? ElapsedSeconds,
        [property: Description("The address of the operation in Azure.")] string? Operation,
        [property: Description("The phases, in order.")] IReadOnlyList<PhaseStart> Phases,
        [property: Description("The duration of each phase.")] IReadOnlyDictionary<string, double> PhaseSeconds,
        [property: Description("The state of the run in Azure.")] RunState? State,
        [property: Description("Azure's message.")] string Message,
        [property: Description("The outcome; null while the run is open.")] BuildOutcome? Outcome,
        [property: Description("The version, or the name of the published disk.")] string? Version,
        [property: Description("The ARM id of the version, or the address of the published disk.")] string? VersionId,
        [property: Description("The kind of a failure.")] FailureCategory? Category,
        [property: Description("The explanation of a failure.")] string? Explanation);

    /// <summary>The start of a phase.</summary>
    internal sealed record PhaseStart(
        [property: Description("The phase.")] RunSubState Phase,
        [property: Description("When the run entered it.")] DateTimeOffset EnteredAt);
}
