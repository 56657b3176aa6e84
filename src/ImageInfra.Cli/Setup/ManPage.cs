using System.CommandLine;
using System.Globalization;
using System.Text;
using ImageInfra.Cli.Terminal;

namespace ImageInfra.Cli.Setup;

/// <summary>The manual page of all commands, in the format of <c>man</c>.</summary>
internal sealed class ManPage
{
    private const string Example = "  ";

    private readonly StringBuilder _text = new();

    private ManPage()
    {
    }

    /// <summary>Returns the page.</summary>
    /// <param name="root">The command tree.</param>
    /// <param name="groups">The groups of commands, each command with a summary.</param>
    public static string Create(RootCommand root, IReadOnlyList<(string Title, IReadOnlyList<(string Command, string Summary)> Commands)> groups)
    {
        var page = new ManPage();
        page.Macro("TH", "IMAGEINFRA", "1", "", $"ImageInfra {BuildFacts.Version}", "");
        page.Macro("SH", "NAME");
        page.Text($"{CommandNames.Program} - golden images with Azure Image Builder and Azure Compute Gallery");
        page.Macro("SH", "SYNOPSIS");
        page.Macro("B", $"{CommandNames.Program} COMMAND [options]");
        foreach (var (title, commands) in groups)
        {
            page.Macro("SH", title.ToUpperInvariant());
            foreach (var (name, summary) in commands)
            {
                page.Command(root.Subcommands.Single(c => c.Name == name), CommandNames.Program, summary);
            }
        }

        page.Macro("SH", "EXIT STATUS");
        foreach (var (code, meaning) in ExitCodes.Meanings)
        {
            page.Macro("TP", "5");
            page.Macro("B", ((int)code).ToString(CultureInfo.InvariantCulture));
            page.Text($"{code}: {meaning}");
        }

        return page._text.ToString();
    }

    private void Command(Command command, string parent, string? summary = null)
    {
        var name = $"{parent} {command.Name}";
        if (command.Subcommands.Count > 0)
        {
            foreach (var child in command.Subcommands)
            {
                Command(child, name);
            }

            return;
        }

        Macro("SS", $"{name}{string.Concat(command.Arguments.Select(Usage))}{(command.Options.Count > 0 ? " [options]" : "")}");
        Paragraphs(command.Description ?? summary ?? "");
        foreach (var option in command.Options.Where(o => !o.Hidden))
        {
            Macro("TP", "4");
            Macro("B", $"{string.Join(", ", option.Aliases.Prepend(option.Name))}{(option.ValueType == typeof(bool) ? "" : $" {option.HelpName ?? "VALUE"}")}");
            Text(option.Description ?? "");
        }
    }

    private static string Usage(Argument argument) => (argument.Arity.MinimumNumberOfValues, argument.Arity.MaximumNumberOfValues) switch
    {
        (0, 1) => $" [{argument.Name}]",
        (0, _) => $" [{argument.Name}...]",
        (_, 1) => $" {argument.Name}",
        _ => $" {argument.Name}...",
    };

    // Lines that begin with two spaces are examples, which keep their line breaks.
    private void Paragraphs(string description)
    {
        var isExample = false;
        foreach (var line in description.ReplaceLineEndings("\n").Split('\n'))
        {
            var isNext = line.StartsWith(Example, StringComparison.Ordinal);
            if (isNext != isExample && line.Length > 0)
            {
                Macro(isNext ? "EX" : "EE");
                isExample = isNext;
            }

            if (line.Length == 0)
            {
                Macro("PP");
            }
            else
            {
                Text(line);
            }
        }

        if (isExample)
        {
            Macro("EE");
        }
    }

    private void Macro(string name, params string[] arguments) =>
        _text.Append('.').Append(name).AppendJoin("", arguments.Select(a => $" \"{Escape(a).Replace("\"", "\\(dq", StringComparison.Ordinal)}\"")).Append('\n');

    // At the start of a line, a period would begin a macro. So would an apostrophe, which is always escaped.
    private void Text(string line) => _text.Append(line is ['.', ..] ? "\\&" : "").Append(Escape(line)).Append('\n');

    private static string Escape(string text) => text
        .Replace("\\", "\\(rs", StringComparison.Ordinal)
        .Replace("-", "\\-", StringComparison.Ordinal)
        .Replace("'", "\\(aq", StringComparison.Ordinal)
        .Replace("`", "\\(ga", StringComparison.Ordinal)
        .Replace("^", "\\(ha", StringComparison.Ordinal)
        .Replace("~", "\\(ti", StringComparison.Ordinal);
}
