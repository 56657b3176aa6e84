using ImageInfra.Cli.Json;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Provenance;

namespace ImageInfra.Cli.Versions;

/// <summary>Shows the results of provenance checks.</summary>
internal static class VerificationView
{
    public static void Show(Report report, IReadOnlyList<VersionVerification> verified)
    {
        foreach (var version in verified)
        {
            report.Line($"[bold]{version.Image} {version.Version.Number.ToString()}[/]");
            foreach (var check in version.Checks)
            {
                Show(report, check);
            }

            var failed = version.Checks.Count(c => c.Outcome is CheckOutcome.Failed);
            var open = version.Checks.Count(c => c.Outcome is CheckOutcome.NotChecked);
            if (failed > 0)
            {
                report.Line($"  [red]not verified[/]: {failed} of {version.Checks.Count} checks failed");
            }
            else
            {
                report.Line($"  [green]verified[/]{(open == 0 ? "" : $", {open} of {version.Checks.Count} not checked")}");
            }
        }

        report.Result(() => new VerificationsOutput([.. verified.Select(Output)]));
    }

    private static void Show(Report report, VerificationCheck check)
    {
        switch (check.Outcome)
        {
            case CheckOutcome.Passed:
                report.Line($"  [green]ok[/]      {check.Name}: {check.Message}");
                break;
            case CheckOutcome.Failed:
                report.Line($"  [red]failed[/]  {check.Name}: {check.Message}");
                break;
            default:
                report.Line($"  [yellow]open[/]    {check.Name}: {check.Message}");
                break;
        }
    }

    private static VerificationsOutput.VerifiedVersion Output(VersionVerification version) => new(
        version.Image,
        version.Version.Number.ToString(),
        version.Version.Id,
        version.IsVerified,
        [.. version.Checks.Select(c => new VerificationsOutput.Check(c.Name, c.Outcome, c.Message))]);
}
