using System.Text.RegularExpressions;

namespace ImageInfra.Driver.Foundations;

/// <summary>Takes secrets out of texts before anybody keeps them: what looks like one, and what was registered.</summary>
public static partial class SecretMask
{
    private const string Mask = "***";
    private const int ShortestSecret = 4;
    private const int ShortestLine = 8;

    private static readonly Lock s_registering = new();

    // Replaced as a whole, so that reading needs no lock.
    private static volatile string[] s_registered = [];

    /// <summary>
    /// From now on, takes a value out of every text, also where it is URL-encoded, and where only one of its lines is
    /// there. What is shorter than four characters is no secret, and stands in too many words.
    /// </summary>
    public static void Register(string value)
    {
        if (value.Length < ShortestSecret)
        {
            return;
        }

        var lines = value.ReplaceLineEndings("\n").Split('\n').Where(l => l.Length >= ShortestLine);
        lock (s_registering)
        {
            // The longest first: a secret may be part of another.
            var all = s_registered.Union([value, Uri.EscapeDataString(value), .. lines]);
            s_registered = [.. all.OrderByDescending(v => v.Length)];
        }
    }

    /// <summary>The text without secrets.</summary>
    public static string Apply(string text)
    {
        var masked = Pairs().Replace(Parameters().Replace(text, "${name}***"), "${name}***");
        masked = Tokens().Replace(masked, Mask);
        foreach (var secret in s_registered)
        {
            masked = masked.Replace(secret, Mask, StringComparison.Ordinal);
        }

        return masked;
    }

    // Of signed addresses, also where they are URL-encoded, or in JSON that escapes the ampersand.
    [GeneratedRegex(
        @"(?<name>(?:[?&]|%3F|%26|\\u0026)"
        + @"(?:sig|sv|se|st|sp|spr|srt|ss|sr|skoid|sktid|skt|ske|sks|skv|t|c|s|h)(?:=|%3D))"
        + @"[^&\s""';<>\\]+?(?=%26|[&\s""';<>\\]|$)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Parameters();

    // Of connection strings, and the password that Packer gives the build VM.
    [GeneratedRegex(
        @"(?<name>(?:AccountKey|SharedAccessKey|SharedAccessSignature|client_secret)=|temp admin password: ')[^;\s""'<>]+",
        RegexOptions.IgnoreCase)]
    private static partial Regex Pairs();

    // JSON Web Tokens, with or without "Bearer" before them.
    [GeneratedRegex(@"\beyJ[\w-]{8,}(?:\.[\w-]*){0,4}")]
    private static partial Regex Tokens();
}
