using System.CommandLine;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Views;
using ImageInfra.Cli.Workplaces;

namespace ImageInfra.Cli.Commands;

/// <summary><c>imageinfra build</c></summary>
internal static class BuildCommand
{
    private const string Description =
        "Updates the stack, builds images side by side, a base before what starts from it, and follows them to their versions.";

    public static Command Create(CommandRunner runner)
    {
        var images = new Argument<string[]>("IMAGE")
        {
            Description = "The images to build; a build in progress is joined. Default: every image of the catalog.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        images.Validators.Add(ImageNames.Check);
        var command = new Command("build", Description) { images };
        runner.Options.AddTo(command);
        runner.Handle(command, async (scope, parsed, report, cancellationToken) =>
        {
            await using var workplace = await Workplace.OpenAsync(scope, runner.Clock, cancellationToken);
            report.Line($"Build on stack [bold]{scope.Stack}[/], {workplace.Place}");
            return await BuildAsync(workplace, scope, parsed.GetValue(images) ?? [], report, cancellationToken);
        });
        return command;
    }

    private static async Task<ExitCode> BuildAsync(
        Workplace workplace,
        Scope scope,
        string[] images,
        Report report,
        CancellationToken cancellationToken)
    {
        var board = new BuildBoard(workplace.BuildTimes, workplace.Catalog);
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
            return BuildSummary.Interrupted(report, scope, board, workplace.Clock.GetUtcNow());
        }
    }
}
