using System.Text;

namespace ImageInfra.Model.Secrets;

/// <summary>Takes out of texts what looks like a secret.</summary>
public static class SecretText
{
    /// <summary>What stands in the place of a secret.</summary>
    public const string Mask = "***";

    /// <summary>The text without what looks like a secret.</summary>
    public static string Masked(string text) => Masked(text, new SecretScanner());

    /// <summary>The next lines of a text without what looks like a secret.</summary>
    /// <param name="text">The lines.</param>
    /// <param name="scanner">What read the lines before them.</param>
    public static string Masked(string text, SecretScanner scanner)
    {
        var masked = new StringBuilder();
        var done = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            if (scanner.Scan(text.AsSpan()[range]) is { Count: > 0 } found)
            {
                masked.Append(text, done, range.Start.Value - done).Append(Masked(text[range], found));
                done = range.End.Value;
            }
        }

        return done == 0 ? text : masked.Append(text, done, text.Length - done).ToString();
    }

    /// <summary>A line without the secrets that were found in it.</summary>
    /// <param name="line">The line.</param>
    /// <param name="found">What <see cref="SecretScanner.Scan"/> found in it.</param>
    public static string Masked(string line, IReadOnlyList<FoundSecret> found)
    {
        if (found.Count == 0)
        {
            return line;
        }

        var masked = new StringBuilder();
        var done = 0;
        foreach (var secret in found)
        {
            masked.Append(line, done, secret.SecretStart - done).Append(Mask);
            done = secret.End;
        }

        return masked.Append(line, done, line.Length - done).ToString();
    }

    /// <summary>What names one of the secrets of a line, with a mask in the place of all that is secret.</summary>
    /// <param name="line">The line.</param>
    /// <param name="found">Everything that was found in it.</param>
    /// <param name="secret">The one.</param>
    public static string Excerpt(string line, IReadOnlyList<FoundSecret> found, FoundSecret secret) => Masked(
        line[secret.Start..secret.End],
        [
            .. found.Where(f => f.SecretStart >= secret.Start && f.End <= secret.End)
                .Select(f => f with { Start = f.Start - secret.Start, SecretStart = f.SecretStart - secret.Start, End = f.End - secret.Start }),
        ]);

    /// <summary>Whether a value looks like a secret because of the name that it has, such as <c>password</c>.</summary>
    public static bool IsSecret(string name, string value) =>
        value.Length > 0 && !value.Contains('\n', StringComparison.Ordinal) && new SecretScanner().Scan($"{name}={value}").Count > 0;
}
