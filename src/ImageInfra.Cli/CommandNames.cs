using System.CommandLine;

namespace ImageInfra.Cli;

/// <summary>Commands as a person types them.</summary>
internal static class CommandNames
{
    public const string Program = "imageinfra";

    public static string Full(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? Program : $"{Program} {parsed.CommandResult.Command.Name}";
}
