using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Lifecycle.Channels;

namespace ImageInfra.Cli.Versions;

/// <summary>The command <c>imageinfra rollback</c>.</summary>
internal static class RollbackCommand
{
    private const string Description = """
        Rolls a channel back to its previous version, or to the one in --to. 'latest' follows, and rules do not use the rolled-back
        version again. Running it twice rolls back once; to go further back, pass --to.

          imageinfra rollback windows-11-avd --channel stable
        """;

    public static Command Create(CommandRunner runner)
    {
        var image = VersionArguments.Image();
        var channel = new Option<string>("--channel") { Description = "The channel.", HelpName = "CHANNEL", DefaultValueFactory = _ => "stable" };
        var to = new Option<string?>("--to") { Description = "The version to roll back to. Default: the previous one.", HelpName = "VERSION" };
        to.Validators.Add(VersionArguments.Check);
        var command = new Command("rollback", Description) { image, channel, to };
        runner.Options.AddTo(command);
        runner.OnStack(command, async (StackCall call, ChannelService channels) =>
        {
            var (scope, parsed, report, _, cancellationToken) = call;
            var move = await channels.RollbackAsync(
                scope.Stack,
                parsed.GetValue(image)!,
                parsed.GetValue(channel)!,
                VersionArguments.Read(parsed.GetValue(to)),
                cancellationToken);
            ChannelView.Show(report, [move], scope);
            return ExitCode.Success;
        });
        return command;
    }
}
