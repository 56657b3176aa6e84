using YamlDotNet.Core;

namespace ImageInfra.Model.Description;

/// <summary>Explains why a text is not YAML: the line that is wrong, and what to write instead.</summary>
internal static class YamlProblem
{
    private static readonly (string Words, string Problem)[] s_problems =
    [
        ("mapping values are not allowed", "a key is not expected here; quote a text with ': ' in it, such as 'a: b', and check the indentation"),
        ("found invalid mapping", "a key is not expected here; quote a text with ': ' in it, such as 'a: b', and check the indentation"),
        ("block sequence entries are not allowed", "a list starts on the line below its key"),
        ("multi-line double-quoted scalar, found wrong indentation", "a quoted text is not closed"),
        ("cannot start any token", "a value starts with a character that YAML reserves; quote it"),
        ("unknown escape character", "\"…\" has a '\\' that starts no escape; use '…' in place of \"…\""),
        ("could not find expected ':'", "a key without ': ', or a line with the wrong indentation"),
        ("did not find expected key", "a line has the wrong indentation, or a text with quotes in it is not quoted as a whole"),
        ("did not find expected '-' indicator", "a line has the wrong indentation for its list"),
        ("did not find expected ',' or", "a '{' or '[' is not closed, or an item has no ',' before it"),
        ("unexpected end of stream", "a quoted text is not closed"),
    ];

    /// <summary>Returns the line that is wrong, starting at 1, and the message.</summary>
    public static (int Line, string Message) Of(string text, YamlException e)
    {
        if (LineOfTab(text, (int)e.Start.Line) is { } tab)
        {
            return (tab, "is not YAML: the line is indented with a tab; use spaces");
        }

        var known = s_problems.FirstOrDefault(p => e.Message.Contains(p.Words, StringComparison.OrdinalIgnoreCase)).Problem;
        return ((int)e.Start.Line, $"is not YAML: {known ?? e.Message}");
    }

    // The parser may report an earlier line than that of the tab. Everything before the tab is valid then.
    private static int? LineOfTab(string text, int from)
    {
        var lines = text.Split('\n');
        var tab = Array.FindIndex(lines, Math.Clamp(from - 1, 0, lines.Length), l => l.AsSpan()[..^l.AsSpan().TrimStart().Length].Contains('\t'));
        return tab >= 0 && IsYaml(string.Join('\n', lines[..tab])) ? tab + 1 : null;
    }

    private static bool IsYaml(string text)
    {
        var parser = new Parser(new Scanner(new StringReader(text)));
        try
        {
            while (parser.MoveNext())
            {
            }

            return true;
        }
        catch (Exception e) when (e is YamlException or InvalidOperationException)
        {
            return false;
        }
    }
}
