using System.Buffers;

namespace ImageInfra.Model.Secrets;

/// <summary>
/// Selects the patterns that may match a line, in one pass, because nearly all lines match none. Keywords are found by a hash of their
/// first three characters, which for this many keywords is several times as fast as .NET's search. The types are ones that .NET
/// ships compiled, because every command needs the index when it starts.
/// </summary>
internal sealed class PatternIndex
{
    private const int Buckets = 16 * 1024;
    private const int Hashed = 3;
    private const int LongRun = 52;

    private readonly SecretPattern[] _patterns;

    // The keywords of one hash are a chain: the first is in _first, the others in _next. Numbers start at 1; 0 ends a chain.
    private readonly int[] _first = new int[Buckets];
    private readonly List<string> _keywords = [""];
    private readonly List<int> _patternOf = [0];
    private readonly List<int> _next = [0];
    private readonly List<int> _runs = [];
    private readonly SearchValues<char> _run = SearchValues.Create("abcdefghijklmnopqrstuvwxyz234567");

    /// <summary>Creates the index of patterns.</summary>
    /// <param name="patterns">The patterns.</param>
    /// <param name="others">Additional keywords, which get the number after the last pattern's.</param>
    public PatternIndex(SecretPattern[] patterns, IReadOnlyList<string> others)
    {
        _patterns = patterns;
        for (var pattern = 0; pattern < patterns.Length; pattern++)
        {
            if (patterns[pattern].Keywords.Length == 0)
            {
                _runs.Add(pattern);
            }

            Add(patterns[pattern].Keywords, pattern);
        }

        Add(others, patterns.Length);
    }

    /// <summary>The numbers of the patterns that may match, in order; null for none.</summary>
    public List<int>? Find(ReadOnlySpan<char> line)
    {
        List<int>? found = null;
        for (var at = 0; at <= line.Length - Hashed; at++)
        {
            for (var keyword = _first[HashOf(line[at..])]; keyword != 0; keyword = _next[keyword])
            {
                if (line[at..].StartsWith(_keywords[keyword], StringComparison.OrdinalIgnoreCase) && IsPossible(_patternOf[keyword], line))
                {
                    Add(ref found, _patternOf[keyword]);
                }
            }
        }

        if (HasRun(line))
        {
            foreach (var pattern in _runs)
            {
                Add(ref found, pattern);
            }
        }

        found?.Sort();
        return found;
    }

    private static void Add(ref List<int>? found, int pattern)
    {
        found ??= [];
        if (!found.Contains(pattern))
        {
            found.Add(pattern);
        }
    }

    private void Add(IReadOnlyList<string> keywords, int pattern)
    {
        foreach (var keyword in keywords)
        {
            var hash = HashOf(keyword);
            _next.Add(_first[hash]);
            _first[hash] = _keywords.Count;
            _keywords.Add(keyword);
            _patternOf.Add(pattern);
        }
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
