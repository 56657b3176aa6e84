using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;

namespace ImageInfra.Cli.Stacks;

/// <summary><c>imageinfra outputs</c></summary>
internal static class OutputsCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command("outputs", "Shows the ids that the last update left: gallery, identity, definitions, templates.");
        runner.Options.AddTo(command);
        runner.Handle(command, async (scope, _, report, cancellationToken) =>
        {
            await using var workplace = await Workplace.OpenAsync(scope, runner.Clock, cancellationToken);
            var outputs = await workplace.RequireOutputsAsync(cancellationToken);
            OutputsView.Show(report, outputs);
            return ExitCode.Success;
        });
        return command;
    }
}
