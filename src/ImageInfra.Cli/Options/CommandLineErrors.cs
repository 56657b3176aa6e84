using System.CommandLine;
using ImageInfra.Cli.Terminal;
using ImageInfra.Model.Description;

namespace ImageInfra.Cli.Options;

/// <summary>The errors of a command line, with the nearest command or option for each unknown word.</summary>
internal static class CommandLineErrors
{
    /// <summary>Returns the errors; empty if the command line is valid.</summary>
    public static IReadOnlyList<string> Of(ParseResult parsed, IReadOnlyList<string> args)
    {
        if (parsed.Errors.Count == 0)
        {
            return [];
        }

        var command = parsed.CommandResult.Command;
        var options = OptionsOf(parsed.CommandResult.Command, parsed.RootCommandResult.Command).ToList();
        // The options after an unknown command are those of another command.
        if (command.Subcommands.Count > 0 && parsed.UnmatchedTokens.FirstOrDefault(t => !t.StartsWith('-')) is { } word)
        {
            return [$"{CommandNames.Full(parsed)} has no command '{word}'{Suggestion.For(word, command.Subcommands.Select(c => c.Name))}"];
        }

        var unknown = args.Where(a => a.StartsWith('-') && a.Length > 1).Select(a => a.Split('=')[0]).Where(a => !options.Contains(a))
            .Select(a => $"unknown option '{a}'{Suggestion.For(a, options.Where(o => o.StartsWith("--", StringComparison.Ordinal)))}")
            .ToList();
        return unknown.Count > 0 ? unknown : [.. parsed.Errors.Select(e => e.Message).Distinct()];
    }

    private static IEnumerable<string> OptionsOf(Command command, Command root) =>
        command.Options.Concat(root.Options).SelectMany(o => o.Aliases.Prepend(o.Name));
}
