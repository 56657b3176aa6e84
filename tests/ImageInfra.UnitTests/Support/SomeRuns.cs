using ImageInfra.Driver.Failures;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;

namespace ImageInfra.UnitTests.Support;

/// <summary>Entries of a ledger that a test varies by <c>with</c>.</summary>
internal static class SomeRuns
{
    public static readonly DateTimeOffset Day = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    public const string TemplateId =
        "/subscriptions/s/resourceGroups/rg/providers/Microsoft.VirtualMachineImages/imageTemplates/web-3f2a9c1b";

    /// <summary>A run on a given day with a duration in minutes.</summary>
    public static RunEntry Succeeded(int number, double minutes, string image = "web")
    {
        var start = Day.AddDays(number - 1);
        return new()
        {
            Number = number,
            Stack = "dev",
            Image = image,
            TemplateId = TemplateId,
            IntendedAt = start,
            StartTime = start,
            EndTime = start.AddMinutes(minutes),
            Stage = RunStage.Closed,
            State = RunState.Succeeded,
            Outcome = BuildOutcome.Succeeded,
            VersionId = $"/galleries/gal/images/{image}/versions/1.0.{number}",
        };
    }

    public static RunEntry Failed(int number, double minutes) => Succeeded(number, minutes) with
    {
        State = RunState.Failed,
        Outcome = BuildOutcome.Failed,
        VersionId = null,
        Category = FailureCategory.Script,
        Explanation = "customizer 'docker' ended with exit code 100",
    };

    /// <summary>Adds phases that start a number of minutes after the run.</summary>
    public static RunEntry With(this RunEntry entry, params (RunSubState Phase, double Minutes)[] phases) => entry with
    {
        Phases = [.. phases.Select(p => new RunPhase(p.Phase, entry.StartTime!.Value.AddMinutes(p.Minutes)))],
    };

    public static FailureExplanation Explanation() => new()
    {
        Category = FailureCategory.Script,
        Owner = FailureOwner.Author,
        Summary = "customizer 'docker' ended with exit code 100",
        NextStep = "mend the script of 'docker', then build again",
        IsRetryHelpful = false,
        Step = "docker",
        StepIndex = 1,
        LogLine = 42,
        Evidence = ["E: Unable to locate package docker-ce"],
    };
}
