using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Provenance;

/// <summary>
/// The digest of an image version in statements. Azure offers no hash of the bits, but a published version is immutable: its id and
/// its time of publication identify it (ADR 16).
/// </summary>
internal static class SubjectDigest
{
    /// <summary>The name of the digest in a DigestSet. Its value is lower-case hex.</summary>
    public const string Algorithm = "azureImageVersion";

    /// <summary>The digest: the SHA-256 of the id in lower case, a line feed, the time and a line feed.</summary>
    public static string Of(PublishedVersion version) => Of(version.Id, TextOf(version.PublishedDate));

    /// <summary>The digest of an id and a time in the format of <see cref="TextOf"/>.</summary>
    public static string Of(string versionId, string publishedDate) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes($"{versionId.ToLowerInvariant()}\n{publishedDate}\n")));

    /// <summary>Formats a time in UTC with seven decimals: <c>2026-11-24T08:00:00.0000000Z</c>; empty for null.</summary>
    public static string TextOf(DateTimeOffset? publishedDate) => publishedDate?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) ?? "";
}
