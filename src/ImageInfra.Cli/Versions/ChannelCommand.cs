using System.CommandLine;
using ImageInfra.Cli.Options;

namespace ImageInfra.Cli.Versions;

/// <summary>The command <c>imageinfra channel</c>.</summary>
internal static class ChannelCommand
{
    private const string Description = """
        Manages the channels of an image, such as canary and stable. A channel is a name for a version. It is stored under
        imageinfra:channels in the stack file, in tags of the versions in Azure, and in the stack's outputs for consumers.

        Azure's 'latest' follows the channel in imageinfra:latestChannel (default: stable): for images with that channel, newer
        versions are excluded from latest.
        """;

    public static Command Create(CommandRunner runner) => new("channel", Description)
    {
        ChannelSetCommand.Create(runner),
        ChannelListCommand.Create(runner),
        ChannelAdvanceCommand.Create(runner),
    };
}
