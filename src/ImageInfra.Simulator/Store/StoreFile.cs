using ImageInfra.Simulator.Foundations;
using Microsoft.Data.Sqlite;

namespace ImageInfra.Simulator.Store;

/// <summary>The SQLite file of the simulator's resources, due events, operations and clock.</summary>
internal sealed class StoreFile : IDisposable
{
    private const int SchemaVersion = 7;

    // A commit is written to the log without a flush: it survives the end of the process. The log is flushed at each checkpoint,
    // so that a loss of power costs the last commits and leaves the file intact.
    private static readonly string s_schema = $"""
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        CREATE TABLE IF NOT EXISTS resources (id TEXT PRIMARY KEY COLLATE NOCASE, body BLOB NOT NULL, hidden BLOB) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS events (sequence INTEGER PRIMARY KEY, time TEXT NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL, operation INTEGER, data BLOB);
        CREATE TABLE IF NOT EXISTS operations (number INTEGER PRIMARY KEY, collection TEXT NOT NULL, started TEXT NOT NULL, status TEXT NOT NULL, ended TEXT, code TEXT, message TEXT);
        CREATE TABLE IF NOT EXISTS clock (row INTEGER PRIMARY KEY, time TEXT NOT NULL, sequence INTEGER NOT NULL);
        PRAGMA user_version = {SchemaVersion};
        """;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = [];

    private StoreFile(SqliteConnection connection) => _connection = connection;

    /// <exception cref="SimulatorException">Another version of the simulator wrote the file, or it is not a database.</exception>
    public static StoreFile Open(string directory)
    {
        Directory.CreateDirectory(directory);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(directory, "arm.db"), Pooling = false }.ToString());
        try
        {
            connection.Open();
            CheckVersion(connection, directory);
            using var command = connection.CreateCommand();
            command.CommandText = s_schema;
            command.ExecuteNonQuery();
            return new(connection);
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw new SimulatorException($"cannot open the simulator's data in {directory}: {e.Message}; delete the folder to start with an empty simulator", e);
        }
        catch (SimulatorException)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The time on the simulated clock when the file was last written; null for a new file.</summary>
    public DateTimeOffset? ReadClock() => Rows("SELECT time FROM clock").Select(row => Time(row, 0)).FirstOrDefault();

    public void Load(ArmStore store, Timeline timeline, OperationStore operations)
    {
        foreach (var row in Rows("SELECT id, body, hidden FROM resources"))
        {
            store.Restore(new(row.GetString(0), row.GetFieldValue<byte[]>(1), row.IsDBNull(2) ? null : row.GetFieldValue<byte[]>(2)));
        }

        foreach (var row in Rows("SELECT sequence, time, kind, target, operation, data FROM events"))
        {
            var data = row.IsDBNull(5) ? null : (JsonObject)JsonNode.Parse(row.GetFieldValue<byte[]>(5))!;
            timeline.Restore(new(row.GetInt64(0), Time(row, 1)!.Value, row.GetString(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetInt64(4), data));
        }

        foreach (var row in Rows("SELECT number, collection, started, status, ended, code, message FROM operations ORDER BY ended"))
        {
            operations.Restore(new(row.GetInt64(0), row.GetString(1), Time(row, 2)!.Value)
            {
                Status = row.GetString(3), Ended = Time(row, 4), Code = Text(row, 5), Message = Text(row, 6),
            });
        }

        timeline.Sequence = Rows("SELECT sequence FROM clock").Select(row => row.GetInt64(0)).FirstOrDefault();
    }

    /// <summary>Saves changes, in their order, in one transaction.</summary>
    public void Save(IReadOnlyList<ChangeSet> changes)
    {
        using var transaction = _connection.BeginTransaction();
        foreach (var set in changes)
        {
            foreach (var (id, resource) in set.Resources)
            {
                Write(transaction, "resources", "id", id, resource is null ? [] : [resource.Id, resource.Body, resource.Hidden]);
            }

            foreach (var (number, due) in set.Events)
            {
                Write(transaction, "events", "sequence", number, due is null
                    ? []
                    : [number, due.Time.ToString("O"), due.Kind, due.Target, due.Operation, due.Data is null ? null : SimulatorJson.Utf8(due.Data)]);
            }

            foreach (var (number, operation) in set.Operations)
            {
                Write(transaction, "operations", "number", number, operation is null
                    ? []
                    : [number, operation.Collection, operation.Started.ToString("O"), operation.Status, operation.Ended?.ToString("O"), operation.Code, operation.Message]);
            }
        }

        Write(transaction, "clock", "row", 1, [1, changes[^1].Clock.ToString("O"), changes[^1].Sequence]);
        transaction.Commit();
    }

    /// <summary>Saves the time on the simulated clock.</summary>
    public void SaveClock(DateTimeOffset time, long sequence) => Write(null, "clock", "row", 1, [1, time.ToString("O"), sequence]);

    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private static void CheckVersion(SqliteConnection connection, string directory)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT (SELECT count(*) FROM sqlite_master), user_version FROM pragma_user_version";
        using var row = command.ExecuteReader();
        row.Read();
        if (row.GetInt64(0) > 0 && row.GetInt64(1) is var version and not SchemaVersion)
        {
            throw new SimulatorException($"{(version < SchemaVersion ? "an older" : "a newer")} version of imageinfra wrote the simulator's data in {directory}, and this version cannot read it; delete the folder to start with an empty simulator");
        }
    }

    // Inserts or replaces a row; deletes it if it has no values.
    private void Write(SqliteTransaction? transaction, string table, string key, object id, ReadOnlySpan<object?> row)
    {
        ReadOnlySpan<object?> values = row.IsEmpty ? [id] : row;
        var name = row.IsEmpty ? key : table;
        if (!_commands.TryGetValue(name, out var command))
        {
            _commands[name] = command = _connection.CreateCommand();
            command.CommandText = row.IsEmpty
                ? $"DELETE FROM {table} WHERE {key} = $0"
                : $"INSERT OR REPLACE INTO {table} VALUES ({string.Join(", ", Enumerable.Range(0, row.Length).Select(i => $"${i}"))})";
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters.Add(new() { ParameterName = $"${i}" });
            }
        }

        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        command.ExecuteNonQuery();
    }

    private IEnumerable<SqliteDataReader> Rows(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return reader;
        }
    }

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Time(SqliteDataReader row, int column) =>
        Text(row, column) is { } text ? SimulatorJson.Time(text) : null;
}
