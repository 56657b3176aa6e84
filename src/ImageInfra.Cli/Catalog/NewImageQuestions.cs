using System.CommandLine;
using ImageInfra.Cli.Terminal;
using Spectre.Console;

namespace ImageInfra.Cli.Catalog;

/// <summary>The questions of <c>imageinfra new</c>.</summary>
internal static class NewImageQuestions
{
    /// <summary>Asks for every missing answer.</summary>
    public static async Task AskAsync(IAnsiConsole console, NewImageOptions image, Dictionary<Option<string?>, string> answers, CancellationToken cancellationToken)
    {
        foreach (var (option, question) in image.Required.Where(r => !answers.ContainsKey(r.Option)))
        {
            answers[option] = await AskAsync(console, Prompt(image, option, question), cancellationToken);
        }

        foreach (var (option, question, otherwise) in image.Optional.Where(o => !answers.ContainsKey(o.Option)))
        {
            var known = image.Otherwise(option, otherwise, answers);
            var prompt = Prompt(image, option, question).DefaultValue(known).ShowDefaultValue(known.Length > 0).AllowEmpty();
            prompt.Validator = null;
            answers[option] = await AskAsync(console, prompt, cancellationToken);
        }
    }

    private static TextPrompt<string> Prompt(NewImageOptions image, Option<string?> option, string question)
    {
        var prompt = new TextPrompt<string>($"{Shown.InMarkup(question)}?").Validate(answer => image.Problem(option, answer.Trim()) is { } problem
            ? ValidationResult.Error($"[red]'{Shown.InMarkup(answer)}' {Shown.InMarkup(problem)}[/]")
            : ValidationResult.Success());
        return image.Choices(option) is { Count: > 0 } choices ? prompt.AddChoices(choices) : prompt;
    }

    private static async Task<string> AskAsync(IAnsiConsole console, TextPrompt<string> prompt, CancellationToken cancellationToken) =>
        (await prompt.ShowAsync(console, cancellationToken)).Trim();
}
