using System.Security.Cryptography;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Providers.Storage;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.ImageBuilder;

/// <summary>
/// Downloads the scripts and files of a new template, with the permissions of its identity. Only files in simulated storage accounts
/// are read; other addresses are accepted.
/// </summary>
internal static class ScriptDownload
{
    private const string ReadBlob = StorageAccountType.TypeName + "/blobServices/containers/blobs/read";
    private const int FileLimit = 20 * 1024 * 1024;

    /// <summary>Returns the error of a download, or null.</summary>
    public static ArmFault? Check(AzureState azure, ArmResource template, IdentityAccess access) =>
        Steps(template).Select(step => Check(azure, step, access)).FirstOrDefault(f => f is not null);

    /// <summary>Returns the customizers and validators of a template.</summary>
    public static IEnumerable<JsonObject> Steps(ArmResource template) =>
    [
        .. (template.Properties["customize"] as JsonArray ?? []).OfType<JsonObject>(),
        .. (template.Properties["validate"]?["inVMValidations"] as JsonArray ?? []).OfType<JsonObject>(),
    ];

    /// <summary>Returns the download address of a step, or null.</summary>
    public static string? AddressOf(JsonObject step) => ((string?)step["scriptUri"] ?? (string?)step["sourceUri"]) is { Length: > 0 } address ? address : null;

    /// <summary>Returns the SHA-256 of a download; null if it is not in a simulated account.</summary>
    public static string? ChecksumOf(AzureState azure, string address) =>
        Find(azure, address)?.Blob is { } blob ? Hash(blob) : null;

    private static ArmFault? Check(AzureState azure, JsonObject step, IdentityAccess access)
    {
        if (AddressOf(step) is not { } address || Find(azure, address) is not var (container, blob))
        {
            return null;
        }

        if (!access.MayWithData(ReadBlob, container))
        {
            return IdentityAccess.NotAuthorized(address);
        }

        if (blob is null)
        {
            return TemplateSubmission.Failed("Other", $"Failed to download '{address}' after 10 attempts: the specified blob does not exist (404 BlobNotFound).");
        }

        if ((string?)step["type"] == "File" && blob.Content.Length >= FileLimit)
        {
            return TemplateSubmission.Failed("Other", $"The file '{address}' has {blob.Content.Length} bytes; files must be under 20 MB.");
        }

        return (string?)step["sha256Checksum"] is { Length: > 0 } expected && expected != Hash(blob)
            ? TemplateSubmission.Failed("Other", $"The SHA-256 checksum of '{address}' is {Hash(blob)}; the template expects {expected}.")
            : null;
    }

    // The account is the host name of the address or, on this server, the first path segment.
    private static (string Container, Blob? Blob)? Find(AzureState azure, string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
        {
            return null;
        }

        var path = Uri.UnescapeDataString(uri.AbsolutePath).TrimStart('/');
        var parts = uri.Host.Split('.') is [var account, "blob", ..] ? [account, .. path.Split('/', 2)]
            : uri.IsLoopback ? path.Split('/', 3)
            : [];
        var blobs = BuildLogBlobs.StoreOf(azure);
        return parts is [var name, var container, var blob] && blobs.Account(name) is { } found
            ? (BlobContainerType.IdOf(found.Id, container), blobs.Find(found, container, blob))
            : null;
    }

    private static string Hash(Blob blob) => Convert.ToHexStringLower(SHA256.HashData(blob.Content));
}
