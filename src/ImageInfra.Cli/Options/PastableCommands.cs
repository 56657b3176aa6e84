using System.CommandLine;
using System.Text.RegularExpressions;
using ImageInfra.Cli.Terminal;

namespace ImageInfra.Cli.Options;

/// <summary>
/// Adds the options of the current command that select a place, such as <c>--local</c>, to the commands in messages, so that a pasted
/// command works on the same stack.
/// </summary>
/// <param name="parsed">The current command.</param>
internal sealed partial class PastableCommands(ParseResult parsed)
{
    private static readonly string[] s_places = ["--stack", "--local", "--project", "--data"];

    /// <summary>Adds the options to each quoted command in a text that lacks them.</summary>
    public string In(string text) => text.Contains($"'{CommandNames.Program} ", StringComparison.Ordinal)
        ? Quoted().Replace(text, command => $"'{command.Groups["words"].Value}{OptionsFor(command.Groups["words"].Value)}'")
        : text;

    private string OptionsFor(string words)
    {
        var hinted = words.Split(' ').Skip(1).Aggregate(
            (Command: (Command)parsed.RootCommandResult.Command, IsPath: true),
            (at, word) => at.IsPath && at.Command.Subcommands.FirstOrDefault(c => c.Name == word) is { } next ? (next, true) : (at.Command, false)).Command;
        return words.EndsWith("--help", StringComparison.Ordinal) ? "" : string.Concat(
            from name in s_places
            where hinted.Options.Any(o => o.Name == name) && !words.Split(' ').Contains(name)
            let given = parsed.CommandResult.Command.Options.FirstOrDefault(o => o.Name == name) is { } option ? parsed.GetResult(option) : null
            where given is { Implicit: false }
            select $" {name}{string.Concat(given.Tokens.Select(t => $" {ShellWord.Of(t.Value)}"))}");
    }

    [GeneratedRegex(@"'(?<words>imageinfra [a-z][^']*)'")]
    private static partial Regex Quoted();
}
