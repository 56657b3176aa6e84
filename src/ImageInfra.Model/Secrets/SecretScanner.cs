using System.Buffers;

namespace ImageInfra.Model.Secrets;

/// <summary>
/// Finds what looks like a secret in the lines of one text, one after the other. The one detector: what a rule reports, and what is
/// masked, is what it finds. The time it takes grows with the length of a line alone, whatever is in it.
/// </summary>
public sealed class SecretScanner
{
    /// <summary>The name of private keys, which may take several lines.</summary>
    public const string PrivateKey = PrivateKeyBlock.Name;

    // A line that is longer is read in pieces, so that its length alone counts.
    private const int LongestPiece = 16 * 1024;
    private const int Margin = 4 * 1024;

    private static readonly SearchValues<char> s_ends = SearchValues.Create(" \t,\"'");

    // The most specific first: where two find the same, the first names it.
    private static readonly SecretPattern[] s_patterns = [.. TokenPatterns.All, .. AddressPatterns.All, .. PasswordPatterns.All];

    private static readonly PatternIndex s_index = new(s_patterns, PrivateKeyBlock.Keywords);

    private readonly PrivateKeyBlock _key = new();

    /// <summary>For a text whose beginning is not known: its first lines may be those of a private key.</summary>
    public static SecretScanner InTheMiddle()
    {
        var scanner = new SecretScanner();
        scanner._key.Open();
        return scanner;
    }

    /// <summary>The name of every kind of secret, in alphabetical order.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. s_patterns.Select(p => p.Name).Append(PrivateKeyBlock.Name).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The kinds of secrets with what each is in words, in the order in which one of two is preferred.</summary>
    public static IReadOnlyList<(string Name, string What)> Descriptions { get; } =
        [.. s_patterns.Select(p => (p.Name, p.What)).Append((PrivateKeyBlock.Name, "a private key")).DistinctBy(p => p.Name)];

    /// <summary>What looks like a secret in the next line, in its order; no two overlap.</summary>
    /// <param name="line">The line, without its end.</param>
    public IReadOnlyList<FoundSecret> Scan(ReadOnlySpan<char> line)
    {
        if (line.Length <= LongestPiece)
        {
            return ScanPiece(line);
        }

        var found = new List<FoundSecret>();
        for (var start = 0; start < line.Length;)
        {
            var piece = line[start..Math.Min(line.Length, start + LongestPiece)];
            if (start + piece.Length < line.Length && piece[^Margin..].LastIndexOfAny(s_ends) is >= 0 and var end)
            {
                piece = piece[..(piece.Length - Margin + end + 1)];
            }

            var before = start;
            found.AddRange(ScanPiece(piece).Select(f => f with { Start = f.Start + before, SecretStart = f.SecretStart + before, End = f.End + before }));
            start += piece.Length;
        }

        return found;
    }

    private List<FoundSecret> ScanPiece(ReadOnlySpan<char> text)
    {
        var candidates = s_index.Find(text);
        if (candidates is null && !_key.IsOpen)
        {
            return [];
        }

        var line = text.ToString();
        List<FoundSecret> found = [];
        if (_key.IsOpen || candidates?.Contains(s_patterns.Length) is true)
        {
            found.AddRange(_key.Read(line));
        }

        foreach (var candidate in candidates?.Where(c => c < s_patterns.Length) ?? [])
        {
            Find(s_patterns[candidate], line, found);
        }

        return found.Count < 2 ? found : Merged(found);
    }

    private static void Find(SecretPattern pattern, string line, List<FoundSecret> found)
    {
        for (var match = pattern.Regex().Match(line); match.Success;)
        {
            var secret = match.Groups[SecretPattern.Group];
            var value = Trimmed(secret.Value, match.Value);
            var end = secret.Index + value.Length;
            if (!Values.IsPlaceholder(value) && pattern.IsSecret(value))
            {
                found.Add(new(pattern.Name, pattern.What, match.Index, secret.Index, end));
            }

            // From the end of the value: what ends it may begin the next.
            match = pattern.Regex().Match(line, Math.Max(end, match.Index + 1));
        }
    }

    // In an address that is encoded, the next parameter begins with an encoded ampersand.
    private static string Trimmed(string value, string match)
    {
        var next = match.Contains("%3D", StringComparison.OrdinalIgnoreCase) ? value.IndexOf("%26", StringComparison.OrdinalIgnoreCase) : -1;
        return (next < 0 ? value : value[..next]).TrimEnd(',');
    }

    private static List<FoundSecret> Merged(List<FoundSecret> found)
    {
        var merged = new List<FoundSecret>();
        foreach (var (index, next) in found.Index().OrderBy(f => f.Item.SecretStart).ThenBy(f => f.Index))
        {
            if (merged.Count > 0 && merged[^1] is var last && next.SecretStart < last.End)
            {
                var first = Rank(next) < Rank(last) ? next : last;
                merged[^1] = first with { Start = Math.Min(first.Start, last.SecretStart), SecretStart = last.SecretStart, End = Math.Max(last.End, next.End) };
            }
            else
            {
                merged.Add(next);
            }
        }

        return merged;
    }

    private static int Rank(FoundSecret secret) => Array.FindIndex(s_patterns, p => p.Name == secret.Name);
}
