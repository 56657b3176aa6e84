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
        Compares the stack with what is in Azure: what somebody deleted, and what somebody changed. Changes nothing in Azure. The
        stack's state has it afterwards, so that the next update repairs it.
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
