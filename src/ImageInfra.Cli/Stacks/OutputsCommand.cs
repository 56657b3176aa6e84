using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Inventory;

namespace ImageInfra.Cli.Stacks;

/// <summary>The command <c>imageinfra outputs</c>.</summary>
internal static class OutputsCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command("outputs", "Shows the outputs of the last update: ids of the gallery, identity, definitions and templates.");
        runner.Options.AddTo(command);
        runner.OnStack(command, async (StackCall call, StackImages images) =>
        {
            var (scope, _, report, _, cancellationToken) = call;
            var outputs = await images.OutputsAsync(cancellationToken);
            OutputsView.Show(report, outputs);
            return ExitCode.Success;
        });
        return command;
    }
}
