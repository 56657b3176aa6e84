using System.Text.Json;
using ImageInfra.Driver.Foundations;

namespace ImageInfra.Driver.Store.Backup;

/// <summary>
/// A backup of all documents of a store as lines of JSON: a header, a line for each document, and a last line with their number. It
/// can be imported into any store.
/// </summary>
public static class StoreBackup
{
    private const int DocumentsAtOnce = 8;

    /// <summary>Exports all documents of a store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="warn">Receives a message about each damaged document, which is omitted.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The lines, and the number of omitted documents.</returns>
    /// <exception cref="DriverException">The store cannot be read.</exception>
    public static async Task<(IReadOnlyList<string> Lines, int Damaged)> ExportAsync(IDocumentStore store, Action<string> warn, CancellationToken cancellationToken)
    {
        var lines = new List<string> { BackupLine.First };
        var damaged = 0;
        foreach (var collection in StoreCollections.All)
        {
            var documents = await store.ListAsync(new(collection), cancellationToken);
            foreach (var document in documents.OrderBy(d => d.Id, StringComparer.Ordinal))
            {
                if (DocumentSeal.ProblemOf(document.Content) is { } problem)
                {
                    warn($"{store.NameOf(collection, document.Id)} is damaged: {problem}; it is omitted");
                    damaged++;
                    continue;
                }

                lines.Add(BackupLine.Of(document.Content));
            }
        }

        lines.Add(BackupLine.LastOf(lines.Count - 1));
        return (lines, damaged);
    }

    /// <summary>
    /// Imports the documents of a backup that the store lacks. All lines are validated before anything is written. Existing documents
    /// stay, unless they are damaged, so an import may be repeated.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="source">The name of the backup in messages, such as its file.</param>
    /// <param name="cancellationToken">Cancels the operation; documents written before stay.</param>
    /// <exception cref="DriverException">A line was changed after the export, or the store cannot be written.</exception>
    public static async Task<ImportOutcome> ImportAsync(IDocumentStore store, IReadOnlyList<string> lines, string source, CancellationToken cancellationToken)
    {
        var documents = Check(lines, source);
        int written = 0, same = 0, kept = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = DocumentsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(documents, options, async (document, token) =>
        {
            if (await store.CreateAsync(document, token) is not null)
            {
                Interlocked.Increment(ref written);
                return;
            }

            var found = await store.FindAsync(document.Collection, document.Id, token);
            if (found is not null && found.Text == document.Text)
            {
                Interlocked.Increment(ref same);
            }
            else if (found is not null && DocumentSeal.ProblemOf(found.Content) is not null && await store.ReplaceAsync(document, found.Revision, token) is not null)
            {
                Interlocked.Increment(ref written);
            }
            else
            {
                Interlocked.Increment(ref kept);
            }
        });
        return new(written, same, kept);
    }

    private static List<NewDocument> Check(IReadOnlyList<string> lines, string source)
    {
        DriverException Refused(int line, string why) => new(
            DriverFailure.InvalidSetting,
            $"{source}:{line + 1}: {why}; nothing was written. Expected a file from 'imageinfra store export'");

        if (lines.Count == 0 || !BackupLine.IsFirst(lines[0]))
        {
            throw Refused(0, $"the first line is not {BackupLine.First}");
        }

        var documents = new List<NewDocument>(lines.Count);
        var ids = new HashSet<(string, string)>();
        for (var i = 1; i < lines.Count - 1; i++)
        {
            try
            {
                var document = BackupLine.Read(lines[i]);
                documents.Add(ids.Add((document.Collection, document.Id)) ? document : throw new FormatException($"{document.Collection}/{document.Id} is a duplicate"));
            }
            catch (Exception e) when (e is FormatException or JsonException)
            {
                throw Refused(i, e is JsonException ? "the line is not the JSON of a document" : e.Message);
            }
        }

        return lines[^1] == BackupLine.LastOf(documents.Count) ? documents : throw Refused(
            lines.Count - 1,
            $"the last line is not {BackupLine.LastOf(documents.Count)}, so lines are missing");
    }
}
