using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Lifecycle.Channels;

namespace ImageInfra.Cli.Versions;

/// <summary>The command <c>imageinfra channel advance</c>.</summary>
internal static class ChannelAdvanceCommand
{
    private const string Description = """
        Moves channels forward by imageinfra:channelRules: a channel without 'follows' moves to the newest usable version, another
        one to the version of the channel that it follows, each after its soak time. Run it as often as you like, for example
        every hour. A version that was rolled back is not used again.

          imageinfra:channelRules:
            canary: {}
            stable: { follows: canary, soakHours: 72 }
        """;

    public static Command Create(CommandRunner runner)
    {
        var images = new Argument<string[]>("IMAGE") { Description = "The images. Default: all.", Arity = ArgumentArity.ZeroOrMore };
        images.Validators.Add(ImageNames.Check);
        var command = new Command("advance", Description) { images };
        runner.Options.AddTo(command);
        runner.OnStack(command, async (StackCall call, ChannelService channels) =>
        {
            var (scope, parsed, report, _, cancellationToken) = call;
            ChannelView.Show(report, await channels.AdvanceAsync(scope.Stack, parsed.GetValue(images) ?? [], cancellationToken), scope);
            return ExitCode.Success;
        });
        return command;
    }
}
