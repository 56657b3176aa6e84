using System.Text;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Reporting;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Updates;

namespace ImageInfra.Cli.Stacks;

/// <summary>Formats a preview as a comment on a pull request.</summary>
internal static class PreviewComment
{
    private const int MostRows = 200;

    /// <summary>The first line of the comment, which readers don't see. There is one comment for each stack.</summary>
    public static string MarkerOf(string stack) => $"<!-- imageinfra preview {stack} -->";

    /// <summary>Returns the comment in Markdown.</summary>
    public static string Of(string stack, StackResult result, IReadOnlyList<StackEvent> changes, IReadOnlyList<UpdateRefusal> refusals)
    {
        var text = new StringBuilder().Append($"### Preview of stack {MarkdownCell.Of(stack)}: {StackSummary.Words(result, isPreview: true)}\n\n");
        foreach (var refusal in refusals)
        {
            text.Append($"❌ `up` would refuse: {MarkdownCell.Of(refusal.Message)}\n\n");
        }

        if (changes.Count > 0)
        {
            text.Append("| change | resource | name |\n|---|---|---|\n");
            foreach (var change in changes.Take(MostRows))
            {
                text.Append($"| {JsonNames.Of(change.Action)} | {MarkdownCell.Of(ResourceNouns.Of(change.Type))} | {MarkdownCell.Of(change.Name)} |\n");
            }

            text.Append(changes.Count > MostRows ? $"\nand {changes.Count - MostRows} more\n" : "");
        }

        return text.ToString();
    }
}
