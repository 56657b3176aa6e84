using ImageInfra.Driver.Arm.Clouds;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Arm;

/// <summary>The id of a blob in azure-native's format; ARM has no ids for blobs.</summary>
/// <param name="AccountId">The ARM id of the storage account.</param>
/// <param name="Container">The container.</param>
/// <param name="Name">The name of the blob, which may contain slashes.</param>
internal sealed record BlobId(string AccountId, string Container, string Name)
{
    private const string Containers = "/blobServices/default/containers/";
    private const string Blobs = "/blobs/";

    /// <summary>The URL of the blob in a cloud.</summary>
    public string AddressIn(AzureCloud cloud) => cloud.BlobAddress(ArmNames.Last(AccountId), Container, Name);

    /// <summary>Parses an id.</summary>
    /// <exception cref="FormatException">The text is not the id of a blob.</exception>
    public static BlobId Parse(string id)
    {
        var containers = id.IndexOf(Containers, StringComparison.OrdinalIgnoreCase);
        var start = containers + Containers.Length;
        var blobs = containers < 0 ? -1 : id.IndexOf(Blobs, start, StringComparison.OrdinalIgnoreCase);
        return blobs < 0 ? throw new FormatException($"'{id}' is not the id of a blob") : new(id[..containers], id[start..blobs], id[(blobs + Blobs.Length)..]);
    }
}
