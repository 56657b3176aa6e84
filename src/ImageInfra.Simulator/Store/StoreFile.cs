using System.Globalization;
using System.Text.Json.Nodes;
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
    private readonly SqliteCommand _putResource;
    private readonly SqliteCommand _removeResource;
    private readonly SqliteCommand _putEvent;
    private readonly SqliteCommand _removeEvent;
    private readonly SqliteCommand _putOperation;
    private readonly SqliteCommand _removeOperation;
    private readonly SqliteCommand _putClock;

    private StoreFile(SqliteConnection connection)
    {
        _connection = connection;
        _putResource = Prepare("INSERT OR REPLACE INTO resources VALUES ($1, $2, $3)", 3);
        _removeResource = Prepare("DELETE FROM resources WHERE id = $1", 1);
        _putEvent = Prepare("INSERT OR REPLACE INTO events VALUES ($1, $2, $3, $4, $5, $6)", 6);
        _removeEvent = Prepare("DELETE FROM events WHERE sequence = $1", 1);
        _putOperation = Prepare("INSERT OR REPLACE INTO operations VALUES ($1, $2, $3, $4, $5, $6, $7)", 7);
        _removeOperation = Prepare("DELETE FROM operations WHERE number = $1", 1);
        _putClock = Prepare("INSERT OR REPLACE INTO clock VALUES (1, $1, $2)", 2);
    }

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
                Run(transaction, resource is null ? _removeResource : _putResource, resource is null ? [id] : [resource.Id, resource.Body, resource.Hidden]);
            }

            foreach (var (number, due) in set.Events)
            {
                Run(transaction, due is null ? _removeEvent : _putEvent, due is null
                    ? [number]
                    : [number, due.Time.ToString("O"), due.Kind, due.Target, due.Operation, due.Data is null ? null : SimulatorJson.Utf8(due.Data)]);
            }

            foreach (var (number, operation) in set.Operations)
            {
                Run(transaction, operation is null ? _removeOperation : _putOperation, operation is null
                    ? [number]
                    : [number, operation.Collection, operation.Started.ToString("O"), operation.Status, operation.Ended?.ToString("O"), operation.Code, operation.Message]);
            }
        }

        Run(transaction, _putClock, [changes[^1].Clock.ToString("O"), changes[^1].Sequence]);
        transaction.Commit();
    }

    /// <summary>Saves the time on the simulated clock.</summary>
    public void SaveClock(DateTimeOffset time, long sequence) => Run(null, _putClock, [time.ToString("O"), sequence]);

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_putResource, _removeResource, _putEvent, _removeEvent, _putOperation, _removeOperation, _putClock])
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

    private SqliteCommand Prepare(string sql, int parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
        {
            command.Parameters.Add(new() { ParameterName = string.Create(CultureInfo.InvariantCulture, $"${i}") });
        }

        return command;
    }

    private static void Run(SqliteTransaction? transaction, SqliteCommand command, ReadOnlySpan<object?> values)
    {
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
        Text(row, column) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : null;
}
