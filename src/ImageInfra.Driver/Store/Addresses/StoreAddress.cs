using Azure.Storage.Blobs;
using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Store.Blobs;
using ImageInfra.Driver.Store.Folders;
using ImageInfra.Driver.Store.Postgres;

namespace ImageInfra.Driver.Store.Addresses;

/// <summary>A store: a folder, <c>azblob://CONTAINER?storage_account=NAME</c> or <c>postgres://USER@HOST/DATABASE</c>.</summary>
public abstract record StoreAddress
{
    /// <summary>The environment variable with the address of a store; it overrides the setting.</summary>
    public const string Variable = "IMAGEINFRA_STORE";

    private StoreAddress()
    {
    }

    /// <summary>A folder on this machine.</summary>
    public sealed record Folder(string Directory) : StoreAddress;

    /// <summary>A container of Azure Storage.</summary>
    public sealed record Container(BlobAddress Address) : StoreAddress;

    /// <summary>A PostgreSQL database.</summary>
    public sealed record Database(PostgresAddress Address) : StoreAddress;

    /// <summary>Parses an address.</summary>
    /// <param name="text">The address. A path is relative to the project folder.</param>
    /// <param name="source">The origin of the address in messages, such as <c>imageinfra:store</c>.</param>
    /// <param name="directory">The folder of the project.</param>
    /// <param name="variables">The environment.</param>
    /// <exception cref="DriverException">The address is invalid. The message has no password.</exception>
    public static StoreAddress Parse(string text, string source, string directory, IReadOnlyDictionary<string, string> variables)
    {
        try
        {
            var end = text.IndexOf("://", StringComparison.Ordinal);
            var scheme = end < 0 ? null : text[..end];
            return scheme switch
            {
                null when text.Trim().Length > 0 => new Folder(Path.GetFullPath(Path.Combine(directory, text))),
                "azblob" => new Container(BlobAddress.Parse(text, variables)),
                "postgres" or "postgresql" => new Database(PostgresAddress.Parse(text, variables)),
                _ => throw new FormatException("is not a store; expected a folder, azblob://CONTAINER?storage_account=NAME or postgres://USER@HOST/DATABASE"),
            };
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new DriverException(DriverFailure.InvalidSetting, $"{source} {(e is FormatException ? e.Message : "cannot be used")}", e);
        }
    }

    /// <summary>Creates the store. It is not opened or called yet.</summary>
    /// <param name="project">The name of the project, which separates its documents in a shared store.</param>
    /// <param name="azure">Connects to Azure if the store needs a login.</param>
    /// <param name="clock">The clock for waits.</param>
    public IDocumentStore Open(string project, Func<CancellationToken, Task<ArmConnection>> azure, TimeProvider clock) => this switch
    {
        Folder folder => new FolderStore(folder.Directory),
        Database database => new PostgresStore(database.Address, project, clock),
        Container { Address: var address } => new BlobStore(address, project, token => ContainerAsync(address, azure, token), clock),
        _ => throw new InvalidOperationException($"{GetType()} is not a supported store"),
    };

    private static async Task<BlobContainerClient> ContainerAsync(
        BlobAddress address,
        Func<CancellationToken, Task<ArmConnection>> azure,
        CancellationToken cancellationToken)
    {
        // A connection string, or a key with a domain, has a complete address and does not depend on the cloud.
        var connection = address.NeedsLogin || (address.ConnectionString is null && address.Domain is null) ? await azure(cancellationToken) : null;
        if (address.NeedsLogin)
        {
            await connection!.ReachAsync(cancellationToken);
        }

        return BlobContainers.Of(address, connection?.Cloud.StorageSuffix ?? "", connection?.Credential);
    }
}
