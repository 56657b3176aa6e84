using System.Buffers;

namespace ImageInfra.Model.Secrets;

/// <summary>
/// Selects the patterns that may match a line, in one pass, because nearly all lines match none. Keywords are found by a hash of their
/// first three characters, which for this many keywords is several times as fast as .NET's search.
/// </summary>
internal sealed class PatternIndex
{
    private const int Buckets = 16 * 1024;
    private const int Hashed = 3;
    private const int LongRun = 52;

    private readonly SecretPattern[] _patterns;
    private readonly (string Keyword, int Pattern)[]?[] _byHash = new (string, int)[]?[Buckets];
    private readonly int[] _runs;
    private readonly SearchValues<char> _run = SearchValues.Create("abcdefghijklmnopqrstuvwxyz234567");

    /// <summary>Creates the index of patterns.</summary>
    /// <param name="patterns">The patterns.</param>
    /// <param name="others">Additional keywords, which get the number after the last pattern's.</param>
    public PatternIndex(SecretPattern[] patterns, IEnumerable<string> others)
    {
        _patterns = patterns;
        var all = patterns.Index().SelectMany(p => p.Item.Keywords.Select(k => (Keyword: k, Pattern: p.Index))).Concat(others.Select(k => (Keyword: k, Pattern: patterns.Length)));
        foreach (var bucket in all.GroupBy(k => HashOf(k.Keyword)))
        {
            _byHash[bucket.Key] = [.. bucket];
        }

        _runs = [.. patterns.Index().Where(p => p.Item.Keywords.Length == 0).Select(p => p.Index)];
    }

    /// <summary>The numbers of the patterns that may match, in order; null for none.</summary>
    public SortedSet<int>? Find(ReadOnlySpan<char> line)
    {
        SortedSet<int>? found = null;
        for (var at = 0; at <= line.Length - Hashed; at++)
        {
            if (_byHash[HashOf(line[at..])] is { } keywords)
            {
                foreach (var (keyword, pattern) in keywords)
                {
                    if (line[at..].StartsWith(keyword, StringComparison.OrdinalIgnoreCase) && IsPossible(pattern, line))
                    {
                        (found ??= []).Add(pattern);
                    }
                }
            }
        }

        if (HasRun(line))
        {
            (found ??= []).UnionWith(_runs);
        }

        return found;
    }

    // The hash ignores case.
    private static int HashOf(ReadOnlySpan<char> text) => ((((text[0] | 0x20) * 961) + ((text[1] | 0x20) * 31) + (text[2] | 0x20)) * 7) & (Buckets - 1);

    private bool IsPossible(int pattern, ReadOnlySpan<char> line) => pattern == _patterns.Length || _patterns[pattern].Also is not { } also || line.ContainsAny(also);

    // Tests only every 52nd character, because nearly all texts have no such run.
    private bool HasRun(ReadOnlySpan<char> line)
    {
        for (var at = LongRun - 1; at < line.Length; at += LongRun)
        {
            if (_run.Contains(line[at]))
            {
                var start = line[..at].LastIndexOfAnyExcept(_run) + 1;
                var rest = line[at..].IndexOfAnyExcept(_run);
                if ((rest < 0 ? line.Length : at + rest) - start >= LongRun)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
