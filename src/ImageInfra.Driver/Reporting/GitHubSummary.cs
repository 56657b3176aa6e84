using System.Text;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Runs;

namespace ImageInfra.Driver.Reporting;

/// <summary>Formats the outcome of builds as Markdown for a job's summary.</summary>
internal static class GitHubSummary
{
    public static string Of(string stack, BuildReport report)
    {
        var text = new StringBuilder()
            .Append($"### Images of stack {Cell(stack)}: {(report.Succeeded ? "built" : "not all built")}\n\n")
            .Append("| image | outcome | version | took | what failed | next step |\n")
            .Append("|---|---|---|---|---|---|\n");
        foreach (var image in report.Images)
        {
            text.Append($"| {string.Join(" | ", Cells(image).Select(Cell))} |\n");
        }

        return text.Append('\n').ToString();
    }

    private static string[] Cells(ImageBuildResult image) =>
    [
        image.Image,
        $"{Mark(image.Outcome)} {Words(image.Outcome)}",
        image.VersionId is { } id ? ArmNames.Last(id) : "",
        image.Elapsed is { } elapsed ? $"{(int)elapsed.TotalMinutes} min" : "",
        What(image),
        image.Explanation?.NextStep ?? "",
    ];

    private static string What(ImageBuildResult image) => image.Explanation switch
    {
        { Step: { } step } failure => $"{step}: {failure.Summary}",
        { } failure => failure.Summary,
        null => image.Message ?? "",
    };

    private static string Mark(BuildOutcome outcome) => outcome switch
    {
        BuildOutcome.Succeeded => "✅",
        BuildOutcome.Failed => "❌",
        _ => "⚠️",
    };

    private static string Words(BuildOutcome outcome) => outcome switch
    {
        BuildOutcome.PartiallySucceeded => "not in every region",
        _ => outcome.ToString().ToLowerInvariant(),
    };

    // Messages of Azure and scripts are escaped, so that they cannot add columns, tags or links.
    private static string Cell(string text)
    {
        var cell = new StringBuilder();
        foreach (var c in VisibleText.Of(SecretMask.Apply(text)))
        {
            cell.Append(c switch
            {
                '\r' => "",
                '\n' => "<br>",
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '|' or '\\' or '`' or '*' or '_' or '[' or ']' or '@' or '~' => $"\\{c}",
                _ => c.ToString(),
            });
        }

        // Markdown would turn a URL into a link.
        return cell.Replace("://", "&#58;//").ToString();
    }
}
