using System.Text;
using ImageInfra.Driver.Foundations;
using ImageInfra.Project.Disk;

namespace ImageInfra.Driver.Store.Folders;

/// <summary>Stores documents as files, with their ids as paths: <c>STACK/IMAGE/NAME</c>. Each is written once.</summary>
/// <param name="directory">The folder. It is created at the first write.</param>
internal sealed class DocumentFiles(string directory)
{
    // A file is never overwritten, so it has only one revision.
    private const string Revision = "1";
    private const string Unfinished = ".new";

    public string PathOf(string id) => Path.Combine([directory, .. id.Split('/')]);

    public StoredDocument? Find(string id)
    {
        var path = PathOf(id);
        try
        {
            return FileReader.FindText(path, FileKind.Record) is { } text
                ? new(new(StoreCollections.Statements, id, IndexOf(id, path), text), Revision)
                : null;
        }
        catch (FileException e)
        {
            throw new DriverException(DriverFailure.StoreUnusable, e.Message, e);
        }
    }

    public StoredDocument? Last(string prefix) =>
        Ids().Where(id => id.StartsWith(prefix, StringComparison.Ordinal)).Max(StringComparer.Ordinal) is { } id ? Find(id) : null;

    public IReadOnlyList<StoredDocument> List(DocumentQuery query)
    {
        var ids = Ids().Select(id => (Id: id, Index: IndexOf(id, PathOf(id)))).Where(d => query.Matches(d.Id, d.Index));
        return [.. query.Newest(ids, d => d.Index.Time, d => d.Id).Select(d => Find(d.Id)).OfType<StoredDocument>()];
    }

    /// <summary>Writes a file atomically. Returns null if it exists.</summary>
    public string? Create(NewDocument document)
    {
        var path = PathOf(document.Id);
        var temporary = $"{path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}{Unfinished}";
        try
        {
            if (File.Exists(path))
            {
                return null;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                file.Write(Encoding.UTF8.GetBytes(document.Text));
                file.Flush(flushToDisk: true);
            }

            return NewFile.TryPublish(temporary, path) ? Revision : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DriverException(DriverFailure.StoreUnusable, $"{path} can't be written: {e.Message}", e);
        }
    }

    /// <summary>Returns null, because files are never overwritten.</summary>
    public static string? Replace() => null;

    private IEnumerable<string> Ids() => Directory.Exists(directory)
        ? Directory.EnumerateFiles(directory, "*.json", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(directory, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(DocumentId.IsValid)
        : [];

    private static DocumentIndex IndexOf(string id, string path)
    {
        var parts = id.Split('/');
        var (stack, image) = parts.Length > 2 ? (string.Join('/', parts[..^2]), parts[^2]) : ("", "");
        return new(stack, DocumentIndex.ImageOf(image), "", new(File.GetLastWriteTimeUtc(path)));
    }
}
