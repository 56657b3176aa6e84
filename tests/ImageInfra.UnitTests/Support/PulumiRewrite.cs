namespace ImageInfra.UnitTests.Support;

/// <summary>
/// Rewrites the text of a stack file like <c>pulumi stack init</c> with a passphrase: the salt comes after the last key, and comments
/// after that key go below the salt, without indentation. Comments before a key stay.
/// </summary>
internal static class PulumiRewrite
{
    public static string Of(string text)
    {
        var lines = text.TrimEnd('\n').Split('\n').ToList();
        var last = lines.FindLastIndex(l => l.Trim() is { Length: > 0 } line && line[0] != '#');
        return string.Join('\n', lines.Take(last + 1))
            + "\nencryptionsalt: v1:mkhRcSv6Ayo=:v1:6bLb7uNr6SUP0ZCT:2u1p5ERk2oA==\n"
            + string.Concat(lines.Skip(last + 1).Where(l => l.Trim().Length > 0).Select(l => $"{l.Trim()}\n"));
    }

    /// <summary>The texts in which one comment is turned into content.</summary>
    public static IEnumerable<string> Uncommented(string text)
    {
        var lines = text.Split('\n');
        return lines.Index()
            .Where(l => l.Item.TrimStart().StartsWith('#'))
            .Select(l => string.Join('\n', lines.Select((line, i) => i == l.Index ? WithoutMark(line) : line)));
    }

    private static string WithoutMark(string line) =>
        line.IndexOf('#', StringComparison.Ordinal) is var at && line[(at + 1)..] is var rest ? line[..at] + (rest.StartsWith(' ') ? rest[1..] : rest) : line;
}
