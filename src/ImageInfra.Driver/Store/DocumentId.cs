using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Store;

/// <summary>
/// Ids of documents. An id is one or more parts with slashes between them; a part has ASCII letters, digits, dots, dashes and
/// underscores. So it is a path of a file and the name of a blob as it is.
/// </summary>
public static class DocumentId
{
    private const int LongestPart = 100;
    private const int LongestId = 500;
    private const int HashLength = 16;

    /// <summary>Whether a text is an id.</summary>
    public static bool IsValid(string id) => id.Length <= LongestId && id.Split('/').All(IsPart);

    /// <summary>A part that stands for any text: the text itself where it can be, else what can be of it and a hash.</summary>
    public static string Part(string text) => IsPart(text) && text.Length <= LongestPart ? text : $"{Plain(text)}-{Hash(text)}";

    /// <summary>What the ids of the runs of an image begin with.</summary>
    public static string PrefixOfRuns(string image) => $"{Part(image.ToLowerInvariant())}/";

    /// <summary>What the ids of the runs of a template begin with. Upper and lower case are the same.</summary>
    public static string PrefixOfRuns(string image, string templateId) =>
        $"{PrefixOfRuns(image)}{Plain(ArmNames.Last(templateId).ToLowerInvariant())}-{Hash(templateId.ToLowerInvariant())}/";

    /// <summary>The id of a run.</summary>
    /// <param name="image">The image.</param>
    /// <param name="templateId">The ARM id of its template.</param>
    /// <param name="number">Which run of the template it is, from 1.</param>
    public static string OfRun(string image, string templateId, int number) => PrefixOfRuns(image, templateId) + Number(number);

    /// <summary>The number of a run with this id; 0 where the id is not that of a run.</summary>
    public static int NumberOf(string id) =>
        int.TryParse(id[(id.LastIndexOf('/') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>What comes after every id that begins like this.</summary>
    internal static string EndOf(string prefix) => prefix + '\x7f';

    // Ids sort by their characters.
    private static string Number(int number) => number.ToString("D8", CultureInfo.InvariantCulture);

    private static bool IsPart(string part) => part.Length > 0 && part.All(IsAllowed) && part.Any(c => c is not '.');

    private static bool IsAllowed(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_';

    private static string Plain(string text) => new([.. text.Take(LongestPart).Select(c => IsAllowed(c) ? c : '_')]);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];
}
