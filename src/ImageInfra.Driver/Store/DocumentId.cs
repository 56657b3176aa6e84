using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Store;

/// <summary>
/// Ids of documents. An id has one or more parts separated by slashes; a part consists of ASCII letters, digits, dots, dashes and
/// underscores. So an id is also valid as a file path and as a blob name.
/// </summary>
public static class DocumentId
{
    private const int LongestPart = 100;
    private const int LongestId = 500;
    private const int HashLength = 16;

    /// <summary>Whether a text is a valid id.</summary>
    public static bool IsValid(string id) => id.Length <= LongestId && id.Split('/').All(IsPart);

    /// <summary>Converts any text to a part: the text itself if it is valid, otherwise its valid characters and a hash.</summary>
    public static string Part(string text) => IsPart(text) && text.Length <= LongestPart ? text : $"{Plain(text)}-{Hash(text)}";

    /// <summary>The prefix of the ids of an image's runs.</summary>
    public static string PrefixOfRuns(string image) => $"{Part(image.ToLowerInvariant())}/";

    /// <summary>The prefix of the ids of a template's runs, ignoring case.</summary>
    public static string PrefixOfRuns(string image, string templateId) =>
        $"{PrefixOfRuns(image)}{Plain(ArmNames.Last(templateId).ToLowerInvariant())}-{Hash(templateId.ToLowerInvariant())}/";

    /// <summary>The id of a run.</summary>
    /// <param name="image">The image.</param>
    /// <param name="templateId">The ARM id of its template.</param>
    /// <param name="number">The number of the run among those of the template, from 1.</param>
    public static string OfRun(string image, string templateId, int number) => PrefixOfRuns(image, templateId) + Number(number);

    /// <summary>The number in the id of a run; 0 if the id is not that of a run.</summary>
    public static int NumberOf(string id) =>
        int.TryParse(id[(id.LastIndexOf('/') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>The upper bound of all ids with a prefix.</summary>
    internal static string EndOf(string prefix) => prefix + '\x7f';

    // Zero-padded, because ids sort by their characters.
    private static string Number(int number) => number.ToString("D8", CultureInfo.InvariantCulture);

    private static bool IsPart(string part) => part.Length > 0 && part.All(IsAllowed) && part.Any(c => c is not '.');

    private static bool IsAllowed(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_';

    private static string Plain(string text) => new([.. text.Take(LongestPart).Select(c => IsAllowed(c) ? c : '_')]);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];
}
