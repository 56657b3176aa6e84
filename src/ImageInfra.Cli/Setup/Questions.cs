using ImageInfra.Cli.Terminal;
using Spectre.Console;

namespace ImageInfra.Cli.Setup;

/// <summary>Asks questions on a terminal.</summary>
internal static class Questions
{
    /// <summary>Asks for a text until it is valid.</summary>
    /// <param name="console">The terminal.</param>
    /// <param name="question">The question, without a question mark.</param>
    /// <param name="otherwise">The answer if the user only presses Enter.</param>
    /// <param name="problem">Returns what is wrong with an answer, or null.</param>
    /// <param name="choices">The allowed answers; empty for any text.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    public static async Task<string> AskAsync(
        IAnsiConsole console,
        string question,
        string otherwise,
        Func<string, string?> problem,
        IReadOnlyList<string> choices,
        CancellationToken cancellationToken)
    {
        var prompt = new TextPrompt<string>($"{Shown.InMarkup(question)}?").DefaultValue(otherwise).Validate(answer => problem(answer.Trim()) is { } wrong
            ? ValidationResult.Error($"[red]'{Shown.InMarkup(answer)}' {Shown.InMarkup(wrong)}[/]")
            : ValidationResult.Success());
        return (await (choices.Count > 0 ? prompt.AddChoices(choices) : prompt).ShowAsync(console, cancellationToken)).Trim();
    }
}
