using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Store;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Provenance;

/// <summary>
/// Stores statements and package inventories: <c>STACK/IMAGE/VERSION.intoto.json</c> and <c>VERSION.cdx.json</c>. Each is written
/// once; a second writer gets the content of the first.
/// </summary>
/// <param name="store">The store.</param>
public sealed class StatementStore(IDocumentStore store)
{
    private const string Statement = ".intoto.json";
    private const string Inventory = ".cdx.json";

    /// <summary>The id of a version's statement.</summary>
    /// <param name="stack">The stack that built the version.</param>
    /// <param name="image">The image.</param>
    /// <param name="version">The version.</param>
    /// <param name="suffix">The suffix that distinguishes statements about versions with the same number.</param>
    public static string IdOf(string stack, string image, ImageVersion version, string suffix = "") =>
        $"{string.Join('/', stack.Split('/').Select(DocumentId.Part))}/{DocumentId.Part(image)}/{version}{suffix}{Statement}";

    /// <summary>The name of the package inventory next to a statement.</summary>
    internal static string InventoryNameOf(string statementId) => ArmNames.Last(InventoryOf(statementId));

    /// <summary>The id of the package inventory next to a statement.</summary>
    internal static string InventoryOf(string statementId) => statementId[..^Statement.Length] + Inventory;

    /// <summary>The name of a document in messages: its file, if it is in one.</summary>
    public string NameOf(string id) => store.NameOf(StoreCollections.Statements, id);

    /// <summary>Reads a document; null if it does not exist.</summary>
    /// <exception cref="DriverException">The store cannot be read.</exception>
    public async Task<string?> ReadAsync(string id, CancellationToken cancellationToken) =>
        (await store.FindAsync(StoreCollections.Statements, id, cancellationToken))?.Text;

    /// <summary>Lists the ids and texts of an image's statements, from every stack.</summary>
    /// <exception cref="DriverException">The store cannot be read.</exception>
    internal async Task<IReadOnlyList<(string Id, string Text)>> OfImageAsync(string image, CancellationToken cancellationToken)
    {
        var documents = await store.ListAsync(new(StoreCollections.Statements) { Image = image }, cancellationToken);
        return [.. documents.Where(d => d.Id.EndsWith(Statement, StringComparison.Ordinal)).Select(d => (d.Id, d.Text))];
    }

    /// <summary>Writes a document unless it exists. Returns the stored text.</summary>
    /// <param name="id">The id.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="image">The image.</param>
    /// <param name="time">The time of publication of the version.</param>
    /// <param name="text">The text to write.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="DriverException">The store cannot be written.</exception>
    internal async Task<string> WriteOnceAsync(string id, string stack, string image, DateTimeOffset time, string text, CancellationToken cancellationToken)
    {
        try
        {
            var document = new NewDocument(StoreCollections.Statements, id, new(stack, DocumentIndex.ImageOf(image), "", time), text);
            return await store.CreateAsync(document, cancellationToken) is null && await ReadAsync(id, cancellationToken) is { } first ? first : text;
        }
        catch (DriverException e)
        {
            throw new DriverException(
                e.Failure,
                $"{e.Message.TrimEnd('.')}; the version was published, but its run stays open. After the store is writable again, conclude the run with 'imageinfra follow'",
                e);
        }
    }
}
