using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ImageInfra.Simulator.ImageBuilder;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.Storage;

/// <summary>The blobs of accounts: what was put there, and the logs of builds, which are written as they are read.</summary>
internal sealed class BlobStore(SimulatedAzure azure)
{
    private const string Logs = "packerlogs";
    private const string Content = "content";
    private const string Modified = "modified";
    private const string ContentType = "contentType";

    /// <summary>The account of a name, or null.</summary>
    public ArmResource? Account(string name) => azure.Store.IdsOfType(StorageAccountType.TypeName)
        .FirstOrDefault(id => id.EndsWith($"/{name}", StringComparison.OrdinalIgnoreCase)) is { } id ? azure.Store.Find(id) : null;

    public IEnumerable<string> Containers(ArmResource account)
    {
        var made = azure.Store.In(BlobContainerType.IdOf(account.Id, "")[..^1]).Select(c => c.Name);
        return (TemplateOf(account) is null ? made : made.Append(Logs)).Order(StringComparer.Ordinal);
    }

    public IEnumerable<Blob> Blobs(ArmResource account, string container) => container == Logs && TemplateOf(account) is { } template
        ? LogsOf(template)
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

    // A blob's name may have slashes, an id's segment may not.
    private static string IdOf(ArmResource account, string container, string name) => $"{CollectionOf(account, container)}/{Uri.EscapeDataString(name)}";

    private static Blob Read(ArmResource blob) => new(
        Uri.UnescapeDataString(blob.Name),
        Convert.FromBase64String((string)blob.Hidden[Content]!),
        DateTimeOffset.Parse((string)blob.Hidden[Modified]!, CultureInfo.InvariantCulture),
        (string)blob.Hidden[ContentType]!);

    private ArmResource? TemplateOf(ArmResource account) =>
        (string?)account.Hidden[StagingGroup.Template] is { } id ? azure.Store.Find(id) : null;

    private IEnumerable<Blob> LogsOf(ArmResource template)
    {
        foreach (var run in RunRecord.All(template).Where(r => RunRecord.Entered(r, "Building") is not null))
        {
            var modified = RunRecord.EndOf(run) ?? azure.Now;
            yield return Log(run, "customization", BuildLog.Customization(template, run, azure.Now), modified);
            if (RunRecord.Entered(run, "Validating") is not null)
            {
                yield return Log(run, "validation", BuildLog.Validation(template, run, azure.Now), modified);
            }
        }
    }

    private static Blob Log(JsonObject run, string name, string text, DateTimeOffset modified) =>
        new($"{RunRecord.IdOf(run)}/{name}.log", Encoding.UTF8.GetBytes(text), modified, "text/plain")
        {
            Created = RunRecord.Entered(run, name == "validation" ? "Validating" : "Building")!.Value,
        };
}
