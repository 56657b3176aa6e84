using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.Storage;

/// <summary>The blobs of storage accounts: uploaded blobs, and build logs, which are generated on read.</summary>
/// <param name="azure">The state of the simulated Azure.</param>
/// <param name="logsOf">Returns the build logs in an account, or null.</param>
internal sealed class BlobStore(AzureState azure, Func<ArmResource, IEnumerable<Blob>?> logsOf)
{
    private const string Logs = "packerlogs";
    private const string Content = "content";
    private const string Modified = "modified";
    private const string ContentType = "contentType";

    /// <summary>Returns the account with a name, or null.</summary>
    public ArmResource? Account(string name) => azure.Store.IdsOfType(StorageAccountType.TypeName)
        .FirstOrDefault(id => id.EndsWith($"/{name}", StringComparison.OrdinalIgnoreCase)) is { } id ? azure.Store.Find(id) : null;

    public IEnumerable<string> Containers(ArmResource account)
    {
        var made = azure.Store.In(BlobContainerType.IdOf(account.Id, "")[..^1]).Select(c => c.Name);
        return (logsOf(account) is null ? made : made.Append(Logs)).Order(StringComparer.Ordinal);
    }

    public IEnumerable<Blob> Blobs(ArmResource account, string container) => container == Logs && logsOf(account) is { } logs
        ? logs
        : azure.Store.In(CollectionOf(account, container)).Select(Read);

    public Blob? Find(ArmResource account, string container, string name) => Blobs(account, container).FirstOrDefault(b => b.Name == name);

    public Blob Put(ArmResource account, string container, string name, byte[] content, string contentType)
    {
        var blob = new ArmResource(IdOf(account, container, name), [], new JsonObject
        {
            [Content] = Convert.ToBase64String(content), [Modified] = azure.Now.ToString("O"), [ContentType] = contentType,
        });
        azure.Store.Put(blob);
        return Read(blob);
    }

    public bool Remove(ArmResource account, string container, string name)
    {
        var id = IdOf(account, container, name);
        var isThere = azure.Store.Contains(id);
        azure.Store.Remove(id);
        return isThere;
    }

    private static string CollectionOf(ArmResource account, string container) => $"{BlobContainerType.IdOf(account.Id, container)}/blobs";

    // A blob name can contain slashes, an id segment can't.
    private static string IdOf(ArmResource account, string container, string name) => $"{CollectionOf(account, container)}/{Uri.EscapeDataString(name)}";

    private static Blob Read(ArmResource blob) => new(
        Uri.UnescapeDataString(blob.Name),
        Convert.FromBase64String((string)blob.Hidden[Content]!),
        SimulatorJson.Time((string)blob.Hidden[Modified]!),
        (string)blob.Hidden[ContentType]!);
}
