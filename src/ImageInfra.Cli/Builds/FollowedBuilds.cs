using ImageInfra.Cli.Options;
using ImageInfra.Cli.Reporting;
using ImageInfra.Cli.Stacks;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Builds;

namespace ImageInfra.Cli.Builds;

/// <summary>Shows builds until they end. Ctrl-C once leaves them to Azure; twice cancels them.</summary>
internal static class FollowedBuilds
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    public static async Task<ExitCode> ShowAsync(
        CommandRunner runner,
        Workplace workplace,
        Scope scope,
        string? eventsFile,
        Report report,
        Func<IProgress<BuildEvent>, Task<BuildReport>> build)
    {
        await using var reporting = await BuildReporting.CreateAsync(
            scope,
            workplace.Settings,
            eventsFile,
            runner,
            workplace.Clock,
            report,
            workplace.Secrets,
            runner.Interrupts.Token);
        SecretTagNotice.Show(report, scope, workplace.Settings);
        var board = new BuildBoard(workplace.History, workplace.Catalog);
        runner.Interrupts.ExpectsSecond = true;
        try
        {
            var result = await BuildView.ShowAsync(report, board, workplace.Clock, events => build(reporting.With(events)));
            reporting.Complete(result);
            BuildSummary.Show(report, result);
            return result.Succeeded ? ExitCode.Success : ExitCode.BuildFailed;
        }
        catch (OperationCanceledException) when (runner.Interrupts.Token.IsCancellationRequested)
        {
            var running = board.Rows.Where(r => r.IsRunning).Select(r => r.Image).ToList();
            if (running.Count > 0)
            {
                report.Line($"[yellow]detaching[/]: the builds go on. Ctrl-C again within {s_patience.TotalSeconds:0} s cancels them");
            }

            return running.Count > 0 && await runner.Interrupts.IsSecondAsync(s_patience, runner.Clock)
                ? await CancelAsync(workplace, report, running)
                : BuildSummary.Detached(report, scope, board, workplace.Clock.GetUtcNow());
        }
        finally
        {
            runner.Interrupts.ExpectsSecond = false;
        }
    }

    private static async Task<ExitCode> CancelAsync(Workplace workplace, Report report, IReadOnlyList<string> images)
    {
        report.Line($"[yellow]cancelling[/] {string.Join(", ", images)}; Ctrl-C once more stops waiting for it");
        var board = new BuildBoard(workplace.History, workplace.Catalog);
        var results = await workplace.Cancel.CancelAsync(images, new BuildLines(report, board, workplace.Clock), CancellationToken.None);
        CancelView.Show(report, results);
        return ExitCode.Interrupted;
    }
}
