using System.Buffers;

namespace ImageInfra.Model.Secrets;

/// <summary>
/// Finds secrets in the lines of one text, in order. Both rules and masks use this detector. Its time depends only on the length of a
/// line, not on the content.
/// </summary>
public sealed class SecretScanner
{
    /// <summary>The name of findings of private keys, which may have several lines.</summary>
    public const string PrivateKey = PrivateKeyBlock.Name;

    // A longer line is scanned in pieces, so that the time is proportional to its length.
    private const int LongestPiece = 16 * 1024;
    private const int Margin = 4 * 1024;

    private static readonly SearchValues<char> s_ends = SearchValues.Create(" \t,\"'");

    // The most specific pattern comes first; if two match the same text, the first one gives the name.
    private static readonly SecretPattern[] s_patterns = [.. TokenPatterns.All, .. AddressPatterns.All, .. PasswordPatterns.All];

    private static readonly PatternIndex s_index = new(s_patterns, PrivateKeyBlock.Keywords);

    private readonly PrivateKeyBlock _key = new();

    /// <summary>Creates a scanner for a text without its beginning: the first lines may belong to a private key.</summary>
    public static SecretScanner InTheMiddle()
    {
        var scanner = new SecretScanner();
        scanner._key.Open();
        return scanner;
    }

    /// <summary>The names of all kinds of secrets, sorted.</summary>
    public static IReadOnlyList<string> Kinds => [.. s_patterns.Select(p => p.Name).Append(PrivateKeyBlock.Name).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The kinds of secrets with descriptions, in order of preference.</summary>
    public static IReadOnlyList<(string Name, string What)> Descriptions =>
        [.. s_patterns.Select(p => (p.Name, p.What)).Append((PrivateKeyBlock.Name, "a private key")).DistinctBy(p => p.Name)];

    /// <summary>Finds the secrets in the next line, in order and without overlap.</summary>
    /// <param name="line">The line, without its line ending.</param>
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

            // Continues at the end of the value, because its delimiter may start the next secret.
            match = pattern.Regex().Match(line, Math.Max(end, match.Index + 1));
        }
    }

    // In a URL-encoded text, the next parameter starts with an encoded ampersand.
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
