using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;

namespace ImageInfra.Cli.Versions;

/// <summary><c>imageinfra channel list</c></summary>
internal static class ChannelListCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command("list", "Shows what each channel stands for, since when, and whether the versions in Azure say so.");
        runner.Options.AddTo(command);
        runner.Handle(command, async (scope, _, report, cancellationToken) =>
        {
            await using var workplace = await Workplace.OpenAsync(scope, runner.Clock, cancellationToken);
            var world = await workplace.Inventory.ReadAsync([scope.Stack], withConsumers: false, cancellationToken);
            ChannelView.ShowAll(report, world.Stack(scope.Stack));
            return ExitCode.Success;
        });
        return command;
    }
}
