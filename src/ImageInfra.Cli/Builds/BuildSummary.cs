using ImageInfra.Cli.Json;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Reporting;
using ImageInfra.Driver.Runs;

namespace ImageInfra.Cli.Builds;

/// <summary>Shows the outcome of builds.</summary>
internal static class BuildSummary
{
    /// <param name="report">The output.</param>
    /// <param name="builds">The builds.</param>
    /// <param name="nothing">Optional. The sentence if there are no builds. Default: there is nothing to build.</param>
    public static void Show(Report report, BuildReport builds, string nothing = "nothing to build")
    {
        if (builds.Images.Count == 0)
        {
            report.Line($"{nothing}");
        }

        foreach (var image in builds.Images)
        {
            report.Line(Line(image));
            foreach (var more in FailureWords.Lines(image.Explanation))
            {
                report.Line(more);
            }
        }

        report.Result(() => new BuildsOutput(builds.Succeeded, [.. builds.Images.Select(Output)]));
    }

    /// <summary>Shows the builds that continue in Azure after detaching, and the command that follows them again.</summary>
    public static ExitCode Detached(Report report, Scope scope, BuildBoard board, DateTimeOffset now)
    {
        var running = board.Rows.Where(r => r.IsRunning).ToList();
        return report.Fail(
            ExitCode.Interrupted,
            running.Count == 0
                ? ["interrupted; no build is running"]
                :
                [
                    .. running.Select(r => $"still running: {r.Image} ({r.Phase}, {Durations.Text(r.Elapsed(now))})"),
                    $"detached; 'imageinfra follow {string.Join(' ', running.Select(r => r.Image))} --stack {scope.Stack}' follows the running builds",
                ]);
    }

    private static FormattableString Line(ImageBuildResult image) => image.Outcome switch
    {
        BuildOutcome.Succeeded when image.IsReused => $"[green]exists [/]  {image.Image} {BuildBoard.VersionOf(image.VersionId!)}, not built again",
        BuildOutcome.Succeeded => $"[green]built  [/]  {image.Image} {BuildBoard.VersionOf(image.VersionId!)} in {Durations.Text(image.Elapsed)}",
        BuildOutcome.PartiallySucceeded => $"[yellow]partly [/]  {image.Image} {BuildBoard.VersionOf(image.VersionId ?? "")}: {Why(image)}",
        BuildOutcome.Canceled => $"[yellow]canceled[/] {image.Image}: {Why(image)}",
        BuildOutcome.Skipped => $"[yellow]skipped[/]  {image.Image}: {Why(image)}",
        _ => $"[red]failed [/]  {image.Image}: {Why(image)}",
    };

    private static string? Why(ImageBuildResult image) => image.Explanation?.Summary ?? image.Message;

    private static BuildsOutput.Build Output(ImageBuildResult image) => new(
        image.Image,
        image.Outcome,
        image.VersionId is null ? null : BuildBoard.VersionOf(image.VersionId),
        image.VersionId,
        image.IsReused,
        Seconds.Of(image.Elapsed),
        image.Message,
        image.Explanation is null ? null : FailureDetails.Of(image.Explanation));
}
