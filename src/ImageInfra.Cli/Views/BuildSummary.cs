using System.Text.Json.Nodes;
using ImageInfra.Cli.Commands;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Builds;

namespace ImageInfra.Cli.Views;

/// <summary>How builds ended.</summary>
internal static class BuildSummary
{
    public static void Show(Report report, BuildReport builds)
    {
        foreach (var image in builds.Images)
        {
            switch (image.Outcome)
            {
                case BuildOutcome.Succeeded:
                    report.Line($"[green]built  [/]  {image.Image} {BuildBoard.VersionOf(image.VersionId!)} in {Durations.Text(image.Elapsed)}");
                    break;
                case BuildOutcome.Skipped:
                    report.Line($"[yellow]skipped[/]  {image.Image}: {image.Message}");
                    break;
                default:
                    report.Line($"[red]failed [/]  {image.Image}: {image.Message}");
                    break;
            }
        }

        report.Result(() => new JsonObject
        {
            ["succeeded"] = builds.Succeeded,
            ["images"] = new JsonArray([.. builds.Images.Select(Json)]),
        });
    }

    /// <summary>What still runs when nobody follows any more.</summary>
    public static ExitCode Interrupted(Report report, Scope scope, BuildBoard board, DateTimeOffset now)
    {
        var running = board.Rows.Where(r => r.IsRunning).ToList();
        return report.Fail(
            ExitCode.Interrupted,
            running.Count == 0
                ? ["interrupted; no build is running"]
                :
                [
                    .. running.Select(r => $"still running: {r.Image} ({r.Phase}, {Durations.Text(r.Elapsed(now))})"),
                    $"interrupted; 'imageinfra build {string.Join(' ', running.Select(r => r.Image))} --stack {scope.Stack}{(scope.IsLocal ? " --local" : "")}' joins what still runs",
                ]);
    }

    private static JsonObject Json(ImageBuildResult image) => new()
    {
        ["image"] = image.Image,
        ["outcome"] = JsonNames.Of(image.Outcome),
        ["version"] = image.VersionId is null ? null : BuildBoard.VersionOf(image.VersionId),
        ["versionId"] = image.VersionId,
        ["elapsedMinutes"] = image.Elapsed is { } elapsed ? Math.Round(elapsed.TotalMinutes, 1) : null,
        ["message"] = image.Message,
    };
}
