using System.CommandLine;
using ImageInfra.Cli.Options;

namespace ImageInfra.Cli.Versions;

/// <summary>The command <c>imageinfra channel</c>.</summary>
internal static class ChannelCommand
{
    private const string Description = """
        Channels of an image, such as canary and stable: names that stand for a version, kept under imageinfra:channels in the
        stack's file, said on the versions in Azure, and an output of the stack for the consumers of images.

        Azure's 'latest' follows the channel that imageinfra:latestChannel names (default: stable): versions above it are
        excluded from latest, for images that have that channel.
        """;

    public static Command Create(CommandRunner runner) => new("channel", Description)
    {
        ChannelSetCommand.Create(runner),
        ChannelListCommand.Create(runner),
        ChannelAdvanceCommand.Create(runner),
    };
}
