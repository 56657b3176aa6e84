using System.CommandLine;
using System.CommandLine.Parsing;

namespace ImageInfra.Cli.Terminal;

/// <summary>Commands as the user types them.</summary>
internal static class CommandNames
{
    public const string Program = "imageinfra";

    public static string Full(ParseResult parsed) => Full(parsed.CommandResult);

    private static string Full(CommandResult result) =>
        result.Parent is CommandResult parent ? $"{Full(parent)} {result.Command.Name}" : Program;
}
