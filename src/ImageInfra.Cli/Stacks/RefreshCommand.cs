using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.Cli.Stacks;

/// <summary>The command <c>imageinfra refresh</c>.</summary>
internal static class RefreshCommand
{
    private const string Description = """
        Updates the stack's state from Azure, and lists resources that were deleted or changed outside Pulumi. Nothing in Azure is
        changed. The next update repairs the listed resources.
        """;

    public static Command Create(CommandRunner runner)
    {
        var command = new Command("refresh", Description);
        runner.Options.AddTo(command);
        runner.OnStack(command, async (StackCall call, IStackOperations stack) =>
        {
            var (scope, _, report, _, cancellationToken) = call;
            report.Line($"Refresh of stack [bold]{scope.Stack}[/] from {call.Place}");
            var found = await StackView.ShowAsync(report, events => stack.RefreshAsync(events, cancellationToken));
            RefreshView.Show(report, scope, found);
            return ExitCode.Success;
        });
        return command;
    }
}
