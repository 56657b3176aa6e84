using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Provenance;

/// <summary>
/// What stands for an image version in statements. Azure says no hash of its bits, and changes none of them once it is
/// published: its id and the time of its publication name them (ADR 16).
/// </summary>
internal static class SubjectDigest
{
    /// <summary>The name of the digest in a DigestSet. Its value is lower-case hex.</summary>
    public const string Algorithm = "azureImageVersion";

    /// <summary>The digest: the SHA-256 of the id in lower case, a line feed, the time, a line feed.</summary>
    public static string Of(PublishedVersion version) => Of(version.Id, TextOf(version.PublishedDate));

    /// <summary>The digest of an id and a time as <see cref="TextOf"/> writes it.</summary>
    public static string Of(string versionId, string publishedDate) => Convert.ToHexStringLower(SHA256.HashData(
        Encoding.UTF8.GetBytes($"{versionId.ToLowerInvariant()}\n{publishedDate}\n")));

    /// <summary>A time in UTC with seven decimals, as in <c>2026-11-24T08:00:00.0000000Z</c>; empty where there is none.</summary>
    public static string TextOf(DateTimeOffset? publishedDate) => publishedDate?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) ?? "";
}
