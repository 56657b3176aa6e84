using System.Text.RegularExpressions;

namespace ImageInfra.Model.Rules;

/// <summary>Finds texts that look like secrets, in all of a file. Messages never repeat them.</summary>
public static partial class SecretRules
{
    private const string Mask = "***";

    private static readonly (string What, Regex Pattern)[] s_secrets =
    [
        ("the signature of a URL", Signature()),
        ("a storage or service key", Key()),
        ("a private key", PrivateKey()),
        ("a token", Token()),
        ("a password", Password()),
    ];

    /// <summary>Replaces everything that looks like a secret.</summary>
    public static string Masked(string line) => s_secrets.Aggregate(
        line,
        (text, secret) => secret.Pattern.Replace(text, m => IsVariable(m.Groups["value"].Value)
            ? m.Value
            : m.Value[..(m.Groups["value"].Index - m.Index)] + Mask + m.Value[(m.Groups["value"].Index - m.Index + m.Groups["value"].Length)..]));

    internal static IEnumerable<Finding> Check(InspectedImage image)
    {
        foreach (var (path, text) in image.Map.Texts)
        {
            var lines = text.Split('\n');
            for (var i = 0; i < lines.Length; i++)
            {
                if (Find(lines[i]) is var (match, message))
                {
                    yield return image.Find(ValidationRules.Secret, path, image.Map.Of(path, i, match.Value), message);
                }
            }
        }

        foreach (var (script, line) in image.Scripts.Where(s => s.Step.LocalFile is not null).SelectMany(s => s.Lines.Select(l => (s, l))))
        {
            if (Find(line.Text) is var (match, message))
            {
                yield return script.Find(ValidationRules.Secret, line, line.Place with { Column = match.Index + 1 }, message);
            }
        }
    }

    private static (Match Match, string Message)? Find(string line)
    {
        foreach (var (what, pattern) in s_secrets)
        {
            if (pattern.Match(line) is { Success: true } match && !IsVariable(match.Groups["value"].Value))
            {
                return (match, $"may contain {what}: {Masked(match.Value)}");
            }
        }

        return null;
    }

    // Variables and placeholders are not secrets.
    private static bool IsVariable(string value) => value.Length == 0 || value[0] is '$' or '%' or '<' or '{' or '(' or '*' || value.StartsWith("@Microsoft.KeyVault", StringComparison.Ordinal);

    [GeneratedRegex(@"[?&]sig=(?<value>[A-Za-z0-9%+/=_-]{20,})", RegexOptions.IgnoreCase)]
    private static partial Regex Signature();

    [GeneratedRegex(@"\b(AccountKey|SharedAccessKey|client_secret|ClientSecret)=(?<value>[^;\s""']+)", RegexOptions.IgnoreCase)]
    private static partial Regex Key();

    [GeneratedRegex(@"-----BEGIN (?<value>[A-Z ]*PRIVATE KEY)-----")]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"(?<value>\b(gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,}|glpat-[A-Za-z0-9_-]{20,}|xox[abprs]-[A-Za-z0-9-]{10,}|AKIA[A-Z0-9]{16}\b|eyJ[\w-]{8,}\.[\w-]{8,}(\.[\w-]*)*))")]
    private static partial Regex Token();

    [GeneratedRegex(
        @"(?:\b|[-_])(?:password|passwd|pwd|secret|api[_-]?key)\b[""']?\s*[:=]\s*[""']?(?<value>[^\s""';,)]{4,})"
        + @"|(?:^|\s)(?:-|--|/)(?:password|passwd)\s+[""']?(?<value>[^\s""';,)-][^\s""';,)]{3,})"
        + @"|ConvertTo-SecureString\s+(?:-String\s+)?[""'](?<value>[^""']{4,})[""']"
        + @"|\bnet\s+user\s+\S+\s+(?<value>[^\s/]{4,})",
        RegexOptions.IgnoreCase)]
    private static partial Regex Password();
}
