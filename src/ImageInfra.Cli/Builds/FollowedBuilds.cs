using ImageInfra.Cli.Options;
using ImageInfra.Cli.Reporting;
using ImageInfra.Cli.Stacks;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Builds;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Cli.Builds;

/// <summary>Shows builds until they end. The first Ctrl-C detaches from them; the second cancels them.</summary>
internal sealed class FollowedBuilds(FactoryProject project, CancelService cancellation, TimeProvider clock, ISettingSecrets? secrets = null)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    public async Task<ExitCode> ShowAsync(
        CommandRunner runner,
        StackCall call,
        string? eventsFile,
        Func<IProgress<BuildEvent>, Task<BuildReport>> build,
        string nothing = "nothing to build")
    {
        var (scope, report) = (call.Scope, call.Report);
        var stack = project.Load();
        await using var reporting = await BuildReporting.CreateAsync(
            scope,
            stack.Settings,
            eventsFile,
            runner,
            clock,
            report,
            secrets,
            runner.Interrupts.Token);
        SecretTagNotice.Show(report, scope, stack.Settings);
        var board = new BuildBoard();
        runner.Interrupts.ExpectsSecond = true;
        try
        {
            var result = await BuildView.ShowAsync(report, board, clock, events => build(reporting.With(events)));
            reporting.Complete(result);
            BuildSummary.Show(report, result, nothing);
            return result.Succeeded ? ExitCode.Success : ExitCode.BuildFailed;
        }
        catch (OperationCanceledException) when (runner.Interrupts.Token.IsCancellationRequested)
        {
            var running = board.Rows.Where(r => r.IsRunning).Select(r => r.Image).ToList();
            if (running.Count > 0)
            {
                report.Line($"[yellow]detaching[/]: the builds continue in Azure. Press Ctrl-C again within {s_patience.TotalSeconds:0} s cancels them");
            }

            return running.Count > 0 && await runner.Interrupts.IsSecondAsync(s_patience, runner.Clock)
                ? await CancelAsync(report, running)
                : BuildSummary.Detached(report, scope, board, clock.GetUtcNow());
        }
        finally
        {
            runner.Interrupts.ExpectsSecond = false;
        }
    }

    private async Task<ExitCode> CancelAsync(Report report, IReadOnlyList<string> images)
    {
        report.Line($"[yellow]canceling[/] {string.Join(", ", images)}; press Ctrl-C again to stop waiting");
        var board = new BuildBoard();
        var results = await cancellation.CancelAsync(images, new BuildLines(report, board, clock), CancellationToken.None);
        return report.Fail(ExitCode.Interrupted, [.. results.Select(CancelView.Line)]);
    }
}
