using System.Text;

namespace ImageInfra.Bench.Fuzz;

/// <summary>Generates random and mutated files. The same number gives the same input.</summary>
/// <param name="seeds">Valid files of each kind, to mutate.</param>
internal sealed class FuzzInput(IReadOnlyList<(FuzzKind Kind, string Text)> seeds)
{
    private const int MostChanges = 6;
    private const int DeepestNesting = 5_000;

    private static readonly string[] s_pieces =
    [
        "{", "}", "[", "]", ": ", "- ", ",", "#", "&a ", "*a", "|", ">", "'", "\"", "%", "@", "`", "? ", "!!str ", "!", "\\", "---\n", "...\n", "\n", "\n  ",
        "\t", "\r\n", "~", "null", "true", "-1", "0x10", "1e999", "99999999999999999999", "\u0000", "\u2028", "\ud83d", "é", "<<: *a", "name: ", "type: Shell",
        "inline:", "template:", "definition:", "imageinfra:", "<unresolved: x>", "[[[[[[[[", "{{{{{{{{", "- - - - - ", "[parameters('x')]", "config:", "\uFEFF",
    ];

    /// <summary>Returns the input for a number.</summary>
    public (FuzzKind Kind, string Text) Of(int number)
    {
        var random = new Random(number);
        var (kind, seed) = seeds[random.Next(seeds.Count)];
        return (kind, random.Next(100) switch
        {
            0 => Nested(random),
            < 15 => Noise(random),
            _ => Mutated(seed, random),
        });
    }

    private static string Nested(Random random)
    {
        string[] openings = ["[", "{a: ", "- ", "? ", "a:\n ", "&a [", "!x "];
        return string.Concat(Enumerable.Repeat(openings[random.Next(openings.Length)], random.Next(DeepestNesting)));
    }

    private static string Noise(Random random)
    {
        var text = new StringBuilder();
        for (var left = random.Next(80); left > 0; left--)
        {
            text.Append(random.Next(4) == 0 ? ((char)random.Next(1, 0x250)).ToString() : s_pieces[random.Next(s_pieces.Length)]);
        }

        return text.ToString();
    }

    private static string Mutated(string seed, Random random)
    {
        var text = new StringBuilder(seed);
        for (var left = 1 + random.Next(MostChanges); left > 0 && text.Length > 0; left--)
        {
            var at = random.Next(text.Length);
            var length = Math.Min(random.Next(40), text.Length - at);
            switch (random.Next(7))
            {
                case 0:
                    text.Remove(at, length);
                    break;
                case 1:
                    text.Insert(random.Next(text.Length), text.ToString(at, length));
                    break;
                case 2:
                    text[at] = (char)random.Next(1, 0x180);
                    break;
                case 3:
                    text.Length = at;
                    break;
                case 4:
                    Replace(text, random);
                    break;
                default:
                    text.Insert(at, s_pieces[random.Next(s_pieces.Length)]);
                    break;
            }
        }

        return text.ToString();
    }

    // Replaces the value of a line with one of another type.
    private static void Replace(StringBuilder text, Random random)
    {
        var lines = text.ToString().Split('\n');
        var line = random.Next(lines.Length);
        if (lines[line].IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon)
        {
            string[] values = ["", " 5", " [a, 5, {b: c}]", " {a: b}", " true", " ''", " 2001-01-01", " -3.5", " [[]]", " {name: 5}", " \"\\u0000\""];
            lines[line] = lines[line][..(colon + 1)] + values[random.Next(values.Length)];
            text.Clear().AppendJoin('\n', lines);
        }
    }
}
