using System.Text;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Runs;

namespace ImageInfra.Driver.Reporting;

/// <summary>Formats the outcome of builds as Markdown for a job's summary.</summary>
internal static class JobSummary
{
    public static string Of(string stack, BuildReport report)
    {
        var text = new StringBuilder()
            .Append($"### Images of stack {MarkdownCell.Of(stack)}: {(report.Succeeded ? "built" : "not all built")}\n\n")
            .Append("| image | outcome | version | took | what failed | next step |\n")
            .Append("|---|---|---|---|---|---|\n");
        foreach (var image in report.Images)
        {
            text.Append($"| {string.Join(" | ", Cells(image).Select(MarkdownCell.Of))} |\n");
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
}
