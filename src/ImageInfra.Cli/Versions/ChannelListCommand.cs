using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Inventory;

namespace ImageInfra.Cli.Versions;

/// <summary>The command <c>imageinfra channel list</c>.</summary>
internal static class ChannelListCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command("list", "Shows the version of each channel, its date, and whether the tags in Azure match.");
        runner.Options.AddTo(command);
        runner.OnStack(command, async (StackCall call, IFactoryInventory stacks) =>
        {
            var (scope, _, report, _, cancellationToken) = call;
            var world = await stacks.ReadAsync([scope.Stack], withConsumers: false, cancellationToken);
            ChannelView.ShowAll(report, world.Stack(scope.Stack));
            return ExitCode.Success;
        });
        return command;
    }
}
