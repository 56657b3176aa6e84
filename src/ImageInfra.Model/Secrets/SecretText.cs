using System.Text;

namespace ImageInfra.Model.Secrets;

/// <summary>Masks secrets in texts.</summary>
public static class SecretText
{
    /// <summary>The text that replaces a secret.</summary>
    public const string Mask = "***";

    /// <summary>Masks the secrets in a text.</summary>
    public static string Masked(string text) => Masked(text, new SecretScanner());

    /// <summary>Masks the secrets in the next lines of a text.</summary>
    /// <param name="text">The lines.</param>
    /// <param name="scanner">The scanner of the previous lines.</param>
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

    /// <summary>Masks the secrets that were found in a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="found">The result of <see cref="SecretScanner.Scan"/>.</param>
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

    /// <summary>The name of one of the secrets in a line, with all secret parts masked.</summary>
    /// <param name="line">The line.</param>
    /// <param name="found">All secrets in the line.</param>
    /// <param name="secret">The secret to name.</param>
    public static string Excerpt(string line, IReadOnlyList<FoundSecret> found, FoundSecret secret) => Masked(
        line[secret.Start..secret.End],
        [
            .. found.Where(f => f.SecretStart >= secret.Start && f.End <= secret.End)
                .Select(f => f with { Start = f.Start - secret.Start, SecretStart = f.SecretStart - secret.Start, End = f.End - secret.Start }),
        ]);

    /// <summary>Whether the name of a value, such as <c>password</c>, implies that it is a secret.</summary>
    public static bool IsSecret(string name, string value) =>
        value.Length > 0 && !value.Contains('\n', StringComparison.Ordinal) && new SecretScanner().Scan($"{name}={value}").Count > 0;
}
