using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Builds;

namespace ImageInfra.Cli.Builds;

/// <summary>The command <c>imageinfra cancel</c>.</summary>
internal static class CancelCommand
{
    private const string Description = """
        Cancels builds, waits for Azure, and reports the actual result: a run may end before the request arrives (its version
        is kept), or stay in Canceling for hours.
        """;

    public static Command Create(CommandRunner runner)
    {
        var images = new Argument<string[]>("IMAGE")
        {
            Description = "The images whose runs are canceled.",
            Arity = ArgumentArity.OneOrMore,
        };
        images.Validators.Add(ImageNames.Check);
        var command = new Command("cancel", Description) { images };
        runner.Options.AddTo(command);
        runner.OnStack(command, async (StackCall call, CancelService cancellation, TimeProvider clock) =>
        {
            var (_, parsed, report, _, cancellationToken) = call;
            var board = new BuildBoard();
            var results = await cancellation.CancelAsync(
                parsed.GetValue(images)!,
                new BuildLines(report, board, clock),
                cancellationToken);
            CancelView.Show(report, results);
            return results.All(r => r.Outcome is not CancelOutcome.StillCanceling) ? ExitCode.Success : ExitCode.BuildFailed;
        });
        return command;
    }
}
