using System.Text;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Reporting;

/// <summary>Texts in a table of Markdown.</summary>
public static class MarkdownCell
{
    /// <summary>Masks secrets, and escapes a text of Azure or a script, so that it cannot add columns, tags or links.</summary>
    public static string Of(string text)
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
