using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Store;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Provenance;

/// <summary>
/// Statements and package inventories in a store: <c>STACK/IMAGE/VERSION.intoto.json</c> and <c>VERSION.cdx.json</c>. Each is
/// written once: whoever comes second gets what the first one wrote.
/// </summary>
/// <param name="store">The store.</param>
public sealed class StatementStore(IDocumentStore store)
{
    private const string Statement = ".intoto.json";
    private const string Inventory = ".cdx.json";

    /// <summary>The id of a version's statement.</summary>
    /// <param name="stack">The stack that built it.</param>
    /// <param name="image">The image.</param>
    /// <param name="version">The version.</param>
    /// <param name="suffix">What tells it from another statement about a version with that number.</param>
    public static string IdOf(string stack, string image, ImageVersion version, string suffix = "") =>
        $"{string.Join('/', stack.Split('/').Select(DocumentId.Part))}/{DocumentId.Part(image)}/{version}{suffix}{Statement}";

    /// <summary>The name of the package inventory beside a statement.</summary>
    internal static string InventoryNameOf(string statementId) => ArmNames.Last(InventoryOf(statementId));

    /// <summary>The id of the package inventory beside a statement.</summary>
    internal static string InventoryOf(string statementId) => statementId[..^Statement.Length] + Inventory;

    /// <summary>A document as messages name it: a file, where it is one.</summary>
    public string NameOf(string id) => store.NameOf(StoreCollections.Statements, id);

    /// <summary>What a document says, or null where there is none.</summary>
    /// <exception cref="DriverException">The store can't be read.</exception>
    public async Task<string?> ReadAsync(string id, CancellationToken cancellationToken) =>
        (await store.FindAsync(StoreCollections.Statements, id, cancellationToken))?.Text;

    /// <summary>The ids and texts of an image's statements, in whatever stack they were made.</summary>
    /// <exception cref="DriverException">The store can't be read.</exception>
    internal async Task<IReadOnlyList<(string Id, string Text)>> OfImageAsync(string image, CancellationToken cancellationToken)
    {
        var documents = await store.ListAsync(new(StoreCollections.Statements) { Image = image }, cancellationToken);
        return [.. documents.Where(d => d.Id.EndsWith(Statement, StringComparison.Ordinal)).Select(d => (d.Id, d.Text))];
    }

    /// <summary>Writes a document unless there is one. Answers what it says then.</summary>
    /// <param name="id">The id.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="image">The image.</param>
    /// <param name="time">When the version was published.</param>
    /// <param name="text">What it is to say.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="DriverException">The store can't be written.</exception>
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
                $"{e.Message.TrimEnd('.')}; the version is there, and its run stays open: 'imageinfra follow' concludes it once that can be written",
                e);
        }
    }
}
