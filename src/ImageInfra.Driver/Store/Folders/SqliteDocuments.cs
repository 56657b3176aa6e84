using System.Globalization;
using ImageInfra.Driver.Foundations;
using Microsoft.Data.Sqlite;

namespace ImageInfra.Driver.Store.Folders;

/// <summary>Stores documents in a SQLite file, which is opened or created at its first use.</summary>
/// <param name="path">The file.</param>
internal sealed class SqliteDocuments(string path) : IDisposable
{
    private const string Columns = "SELECT id, stack, image, state, time, document, revision FROM documents WHERE collection = $collection";

    private readonly Lock _gate = new();
    private SqliteConnection? _connection;
    private bool _isClosed;

    public StoredDocument? Find(string collection, string id) =>
        Read(collection, " AND id = $id", ("$id", id)).SingleOrDefault();

    public StoredDocument? Last(string collection, string prefix) =>
        Read(collection, " AND id >= $prefix AND id < $end ORDER BY id DESC LIMIT 1", ("$prefix", prefix), ("$end", DocumentId.EndOf(prefix))).SingleOrDefault();

    public IReadOnlyList<StoredDocument> List(DocumentQuery query)
    {
        var where = new List<(string Sql, string Name, object Value)>();
        void Add(string sql, string name, object? value)
        {
            if (value is not null)
            {
                where.Add((sql, name, value));
            }
        }

        // The unary plus keeps SQLite from searching by prefix and sorting the result; the index of an image's documents is sorted already.
        var id = query is { Stack: not null, Image: not null } ? "+id" : "id";
        Add($"{id} >= $prefix", "$prefix", query.Prefix);
        Add($"{id} < $end", "$end", query.Prefix is { } prefix ? DocumentId.EndOf(prefix) : null);
        Add("stack = $stack", "$stack", query.Stack);
        Add("image = $image", "$image", query.Image is { } image ? DocumentIndex.ImageOf(image) : null);
        Add("state = $state", "$state", query.State);
        Add("time >= $since", "$since", query.Since is { } since ? DocumentIndex.TextOf(since) : null);
        var sql = string.Concat(where.Select(w => $" AND {w.Sql}")) + " ORDER BY time DESC, id DESC LIMIT $limit";
        return Read(query.Collection, sql, [.. where.Select(w => (w.Name, (object?)w.Value)), ("$limit", query.Limit ?? -1)]);
    }

    public string? Create(NewDocument document) => Write(
        """
        INSERT INTO documents (collection, id, stack, image, state, time, document, revision)
        VALUES ($collection, $id, $stack, $image, $state, $time, $document, 1)
        ON CONFLICT (collection, id) DO NOTHING
        RETURNING revision
        """,
        document);

    public string? Replace(NewDocument document, string revision) => Write(
        """
        UPDATE documents SET stack = $stack, image = $image, state = $state, time = $time, document = $document, revision = revision + 1
        WHERE collection = $collection AND id = $id AND revision = $revision
        RETURNING revision
        """,
        document,
        revision);

    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
            _connection?.Dispose();
        }
    }

    internal static string? Execute(SqliteCommand command, NewDocument document, string? revision = null)
    {
        Add(command, ("$collection", document.Collection), ("$id", document.Id), ("$stack", document.Index.Stack), ("$image", document.Index.Image));
        Add(command, ("$state", document.Index.State), ("$time", document.Index.TimeText), ("$document", document.Text));
        Add(command, ("$revision", long.TryParse(revision, CultureInfo.InvariantCulture, out var number) ? number : 0));
        return (command.ExecuteScalar() as long?)?.ToString(CultureInfo.InvariantCulture);
    }

    private string? Write(string sql, NewDocument document, string? revision = null) => Use(mayMake: true, null, command =>
    {
        command.CommandText = sql;
        return Execute(command, document, revision);
    });

    private IReadOnlyList<StoredDocument> Read(string collection, string where, params (string Name, object? Value)[] values) => Use<IReadOnlyList<StoredDocument>>(
        mayMake: false,
        [],
        command =>
        {
            command.CommandText = Columns + where;
            Add(command, ("$collection", collection));
            Add(command, values);
            var documents = new List<StoredDocument>();
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                // A damaged cell may be null or have another type.
                string Text(int column) => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture) ?? "";
                var index = new DocumentIndex(Text(1), Text(2), Text(3), DocumentIndex.TimeOf(Text(4)));
                documents.Add(new(new(collection, Text(0), index, Text(5)), Text(6)));
            }

            return documents;
        });

    private T Use<T>(bool mayMake, T otherwise, Func<SqliteCommand, T> use)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            try
            {
                _connection ??= SqliteFile.Open(path, mayMake);
                if (_connection is null)
                {
                    return otherwise;
                }

                using var command = _connection.CreateCommand();
                return use(command);
            }
            catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
            {
                throw Unusable(path, e);
            }
        }
    }

    private static void Add(SqliteCommand command, params (string Name, object? Value)[] values)
    {
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }
    }

    private static DriverException Unusable(string path, Exception e) => new(
        DriverFailure.StoreUnusable,
        $"the store {path} can't be used: {e.Message.TrimEnd('.')}; no run is started without it. Repair the disk or the file, or move the file away to create a new store; "
        + "to restore a backup, run 'imageinfra store import FILE'",
        e);
}
