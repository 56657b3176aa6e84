using System.CommandLine;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Views;
using ImageInfra.Cli.Workplaces;

namespace ImageInfra.Cli.Commands;

/// <summary><c>imageinfra build</c></summary>
internal static class BuildCommand
{
    private const string Description = """
        Updates the stack, builds images, and follows the builds to their versions.

        A base that has no version yet is built first, and its version is pinned. A build that is in progress already is
        joined. Unrelated images are built side by side.
        """;

    public static Command Create(CommandRunner runner)
    {
        var images = new Argument<string[]>("IMAGE")
        {
            Description = "The images to build. Default: every image of the catalog.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("build", Description) { images };
        runner.Options.AddTo(command);
        runner.Handle(command, async (scope, parsed, report, cancellationToken) =>
        {
            await using var workplace = await Workplace.OpenAsync(scope, runner.Clock, cancellationToken);
            report.Line($"Build on stack [bold]{scope.Stack}[/], {workplace.Place}");
            return await BuildAsync(workplace, parsed.GetValue(images) ?? [], report, cancellationToken);
        });
        return command;
    }

    private static async Task<ExitCode> BuildAsync(Workplace workplace, string[] images, Report report, CancellationToken cancellationToken)
    {
        var board = new BuildBoard(workplace.BuildTimes);
        try
        {
            var result = await BuildView.ShowAsync(
                report,
                board,
                workplace.Clock,
                events => workplace.Builds.BuildAsync(images, events, cancellationToken));
            BuildSummary.Show(report, result);
            return result.Succeeded ? ExitCode.Success : ExitCode.BuildFailed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return BuildSummary.Interrupted(report, board, workplace.Clock.GetUtcNow());
        }
    }
}
