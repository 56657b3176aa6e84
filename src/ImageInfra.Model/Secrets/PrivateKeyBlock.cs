using System.Globalization;
using System.Text.RegularExpressions;

namespace ImageInfra.Model.Secrets;

/// <summary>Finds private keys, which have several lines, when lines are fed one by one with any prefix.</summary>
internal sealed partial class PrivateKeyBlock
{
    /// <summary>The name of the finding.</summary>
    public const string Name = "private-key";

    private const string What = "a private key";

    // Lines of another stream may be in between. A text that only mentions a key has none of the lines of a key.
    private const int LongestGap = 12;
    private const int ShortestLine = 40;
    private const int ShortestPart = 16;

    private int _gap = LongestGap;
    private int _left;
    private bool _hasKey;
    private bool _wasKey;

    /// <summary>Texts, at least one of which is in the first line of a key.</summary>
    public static IReadOnlyList<string> Keywords { get; } = ["PRIVATE KEY", "Private-Lines:"];

    /// <summary>Whether the next lines may belong to a key.</summary>
    public bool IsOpen => _gap < LongestGap;

    /// <summary>Treats the next lines as those of a key, as long as they look like it.</summary>
    public void Open() => (_gap, _left, _hasKey, _wasKey) = (0, int.MaxValue, false, false);

    /// <summary>The part of a line that belongs to a key.</summary>
    public IEnumerable<FoundSecret> Read(string line)
    {
        for (var at = 0; ;)
        {
            var isWhole = false;
            if (!IsOpen)
            {
                if (Begin().Match(line, at) is not { Success: true } begin)
                {
                    yield break;
                }

                (at, _gap, _hasKey, _wasKey, isWhole) = (begin.Index + begin.Length, 0, false, false, true);
                // A PuTTY key states its number of lines and has no end marker.
                _left = begin.Groups["count"] is { Success: true } count ? int.Parse(count.ValueSpan, CultureInfo.InvariantCulture) + 1 : int.MaxValue;
                if (begin.Groups["kind"] is { Success: true } kind)
                {
                    yield return new(Name, What, begin.Index, kind.Index, kind.Index + kind.Length);
                }
            }

            var end = line.IndexOf("-END ", at, StringComparison.Ordinal);
            var isKey = false;
            foreach (var part in Parts(line, at, end < 0 ? line.Length : end, isWhole || end >= 0))
            {
                isKey |= part.End - part.SecretStart >= ShortestLine;
                yield return part;
            }

            _hasKey |= isKey;
            (_wasKey, _gap) = (isKey, --_left <= 0 ? LongestGap : isKey ? 0 : _gap + 1);
            if (end < 0)
            {
                yield break;
            }

            (_gap, at) = (LongestGap, end + 1);
        }
    }

    // If a line has the beginning or the end of a key, everything in between belongs to the key.
    private IEnumerable<FoundSecret> Parts(string line, int at, int end, bool isWhole)
    {
        var last = end;
        while (last > at && !char.IsAsciiLetterOrDigit(line[last - 1]) && line[last - 1] != '=')
        {
            last--;
        }

        foreach (var part in Base64().Matches(line[..last], at).OfType<Match>())
        {
            var (start, stop) = (part.Index, part.Index + part.Length);
            if (isWhole && part.Length >= ShortestPart)
            {
                yield return Found(start, last);
                yield break;
            }

            // The last line of a key is short and follows a long one.
            if (part.Length >= ShortestLine || (_hasKey && part.Length >= ShortestPart) || (_wasKey && stop == last))
            {
                yield return Found(start, stop);
            }
        }
    }

    private static FoundSecret Found(int start, int end) => new(Name, What, start, start, end);

    [GeneratedRegex(@"-{4,5} ?BEGIN (?<kind>[A-Z0-9 ]*PRIVATE KEY( BLOCK)?) ?-{4,5}|Private-Lines: (?<count>\d{1,4})", RegexOptions.NonBacktracking)]
    private static partial Regex Begin();

    [GeneratedRegex(@"[A-Za-z0-9+/=]+", RegexOptions.NonBacktracking)]
    private static partial Regex Base64();
}
