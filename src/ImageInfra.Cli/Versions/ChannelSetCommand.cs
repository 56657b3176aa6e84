using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Lifecycle.Channels;

namespace ImageInfra.Cli.Versions;

/// <summary>The command <c>imageinfra channel set</c>.</summary>
internal static class ChannelSetCommand
{
    private const string Description = """
        Sets a channel to a version: in the stack file, in the tags of versions in Azure, and for 'latest'. The next update
        changes the stack's outputs.
        """;

    public static Command Create(CommandRunner runner)
    {
        var image = VersionArguments.Image();
        var channel = new Argument<string>("CHANNEL") { Description = "The channel, such as canary or stable." };
        var version = VersionArguments.Version("the newest usable version");
        var command = new Command("set", Description) { image, channel, version };
        runner.Options.AddTo(command);
        runner.OnStack(command, async (StackCall call, ChannelService channels) =>
        {
            var (scope, parsed, report, _, cancellationToken) = call;
            var move = await channels.SetAsync(
                scope.Stack,
                parsed.GetValue(image)!,
                parsed.GetValue(channel)!,
                VersionArguments.Read(parsed.GetValue(version)),
                cancellationToken);
            ChannelView.Show(report, [move], scope);
            return ExitCode.Success;
        });
        return command;
    }
}
