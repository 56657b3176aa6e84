using System.Text.RegularExpressions;

namespace ImageInfra.Driver;

/// <summary>Takes signatures out of texts before anybody sees or keeps them.</summary>
internal static partial class SecretMask
{
    /// <summary>The text without the values of signed query parameters.</summary>
    public static string Apply(string text) => Signature().Replace(text, "$1***");

    [GeneratedRegex(@"([?&](?:sig|sv|se|st|sp|spr|srt|ss|skoid|sktid|t|c|s|h)=)[^&\s""']+", RegexOptions.IgnoreCase)]
    private static partial Regex Signature();
}
