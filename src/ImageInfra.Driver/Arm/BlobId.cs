using ImageInfra.Driver.Arm.Clouds;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Arm;

/// <summary>A blob, as azure-native's ids have it. ARM itself knows none.</summary>
/// <param name="AccountId">The ARM id of the storage account.</param>
/// <param name="Container">The container.</param>
/// <param name="Name">The blob's name, which may have slashes.</param>
internal sealed record BlobId(string AccountId, string Container, string Name)
{
    private const string Containers = "/blobServices/default/containers/";
    private const string Blobs = "/blobs/";

    /// <summary>The address in a cloud.</summary>
    public string AddressIn(AzureCloud cloud) => cloud.BlobAddress(ArmNames.Last(AccountId), Container, Name);

    /// <summary>Takes an id apart.</summary>
    /// <exception cref="FormatException">It is none of a blob.</exception>
    public static BlobId Parse(string id)
    {
        var containers = id.IndexOf(Containers, StringComparison.OrdinalIgnoreCase);
        var start = containers + Containers.Length;
        var blobs = containers < 0 ? -1 : id.IndexOf(Blobs, start, StringComparison.OrdinalIgnoreCase);
        return blobs < 0 ? throw new FormatException($"'{id}' is not the id of a blob") : new(id[..containers], id[start..blobs], id[(blobs + Blobs.Length)..]);
    }
}
