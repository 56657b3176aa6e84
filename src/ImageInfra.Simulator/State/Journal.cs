using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace ImageInfra.Simulator.State;

/// <summary>
/// Keeps resources, due events and the clock in a SQLite file. A change is first a line of a log beside it, and later, together
/// with others, the rows of the resources that it is about.
/// </summary>
internal sealed class Journal : IDisposable
{
    private const long SchemaVersion = 6;
    private const int OperationsARow = 1_000;

    private const string Schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = OFF;
        CREATE TABLE IF NOT EXISTS resources (id TEXT PRIMARY KEY COLLATE NOCASE, body BLOB NOT NULL, hidden BLOB) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS events (sequence INTEGER PRIMARY KEY, time TEXT NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL, operation TEXT, data BLOB);
        CREATE TABLE IF NOT EXISTS operations (number INTEGER PRIMARY KEY, operations BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
        PRAGMA user_version = 6;
        """;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _put;
    private readonly SqliteCommand _remove;
    private readonly SqliteCommand _schedule;
    private readonly SqliteCommand _happened;
    private readonly SqliteCommand _operate;
    private readonly SqliteCommand _forget;
    private readonly SqliteCommand _fact;

    private Journal(SqliteConnection connection, string directory)
    {
        FolderPath = directory;
        _connection = connection;
        _put = Command("INSERT OR REPLACE INTO resources VALUES ($id, $body, $hidden)", "$id", "$body", "$hidden");
        _remove = Command("DELETE FROM resources WHERE id = $id", "$id");
        _schedule = Command("INSERT OR REPLACE INTO events VALUES ($sequence, $time, $kind, $target, $operation, $data)", "$sequence", "$time", "$kind", "$target", "$operation", "$data");
        _happened = Command("DELETE FROM events WHERE sequence = $sequence", "$sequence");
        _operate = Command("INSERT INTO operations VALUES (NULL, $operations)", "$operations");
        _forget = Command("DELETE FROM operations");
        _fact = Command("INSERT OR REPLACE INTO facts VALUES ($name, $value)", "$name", "$value");
    }

    /// <summary>Where the file is, and the logs beside it.</summary>
    public string FolderPath { get; }

    /// <exception cref="SimulatorException">The file was written by a version that kept its state in another way.</exception>
    public static Journal Open(string directory)
    {
        Directory.CreateDirectory(directory);
        var path = new SqliteConnectionStringBuilder { DataSource = Path.Combine(directory, "arm.db"), Pooling = false };
        var connection = new SqliteConnection(path.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT CASE WHEN EXISTS (SELECT 1 FROM sqlite_master) THEN (SELECT user_version FROM pragma_user_version) ELSE {SchemaVersion} END";
        if ((long)command.ExecuteScalar()! != SchemaVersion)
        {
            connection.Dispose();
            throw new SimulatorException($"the state in {directory} is another version's; delete the folder to start anew");
        }

        command.CommandText = Schema;
        command.ExecuteNonQuery();
        var journal = new Journal(connection, directory);
        journal.Recover();
        return journal;
    }

    /// <summary>Where the simulated clock stood.</summary>
    public DateTimeOffset? ReadClock() => ReadFact("clock") is { } text
        ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture)
        : null;

    public void Load(ArmStore store, Timeline timeline, OperationStore operations)
    {
        foreach (var row in Rows("SELECT id, body, hidden FROM resources"))
        {
            store.Restore(new(row.GetString(0), row.GetFieldValue<byte[]>(1), row.IsDBNull(2) ? null : row.GetFieldValue<byte[]>(2)));
        }

        foreach (var row in Rows("SELECT sequence, time, kind, target, operation, data FROM events ORDER BY sequence"))
        {
            var data = row.IsDBNull(5) ? null : (JsonObject)JsonNode.Parse(row.GetFieldValue<byte[]>(5))!;
            timeline.Restore(new(row.GetInt64(0), Time(row, 1)!.Value, row.GetString(2), row.GetString(3), Text(row, 4) is { } operation ? Guid.Parse(operation) : null, data));
        }

        foreach (var operation in ReadOperations().OrderBy(o => o.Ended))
        {
            operations.Restore(operation);
        }

        timeline.Sequence = long.Parse(ReadFact("sequence") ?? "0", CultureInfo.InvariantCulture);
    }

    /// <summary>Saves changes that a log has as what they are, and all operations.</summary>
    public void Compact(Batch batch)
    {
        using var transaction = _connection.BeginTransaction();
        foreach (var (id, resource) in batch.Resources)
        {
            if (resource is null)
            {
                Run(_remove, transaction, id);
            }
            else
            {
                Run(_put, transaction, resource.Id, resource.Utf8, resource.HiddenUtf8);
            }
        }

        foreach (var (sequence, due) in batch.Events)
        {
            if (due is null)
            {
                Run(_happened, transaction, sequence);
            }
            else
            {
                Run(_schedule, transaction, sequence, due.Time.ToString("O"), due.Kind, due.Target, due.Operation?.ToString(), due.Data is null ? null : SimulatorJson.Utf8(due.Data));
            }
        }

        // Nobody reads one before the next start: many are one row.
        Run(_forget, transaction);
        foreach (var operations in batch.Operations.Chunk(OperationsARow))
        {
            Run(_operate, transaction, Utf8(operations));
        }

        // A process that only read has neither, and leaves what is known.
        if (batch.Sequence > 0)
        {
            Run(_fact, transaction, "sequence", batch.Sequence.ToString(CultureInfo.InvariantCulture));
            Run(_fact, transaction, "clock", batch.Clock.ToString("O"));
        }

        transaction.Commit();
    }

    /// <summary>Saves where the simulated clock stands.</summary>
    public void SaveClock(DateTimeOffset now) => Run(_fact, null, "clock", now.ToString("O"));

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_put, _remove, _schedule, _happened, _operate, _forget, _fact])
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    // A process that was killed leaves its logs. One whose changes are rows already says nothing new: what it says is how things are.
    private void Recover()
    {
        var logs = ChangeLog.Find(FolderPath);
        var all = new Batch();
        foreach (var batch in logs.SelectMany(ChangeLog.Read))
        {
            all.Merge(batch);
        }

        if (!all.IsEmpty)
        {
            all.Operations.InsertRange(0, ReadOperations());
            Compact(all);
        }

        foreach (var log in logs)
        {
            File.Delete(log);
        }
    }

    // In the order that they were saved in.
    private IEnumerable<Operation> ReadOperations()
    {
        foreach (var row in Rows("SELECT operations FROM operations ORDER BY number"))
        {
            using var saved = JsonDocument.Parse(row.GetFieldValue<byte[]>(0));
            foreach (var operation in BatchJson.ReadOperations(saved.RootElement))
            {
                yield return operation;
            }
        }
    }

    private static byte[] Utf8(Operation[] operations)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        BatchJson.WriteOperations(writer, operations);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    private static void Run(SqliteCommand command, SqliteTransaction? transaction, params ReadOnlySpan<object?> values)
    {
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
        {
            command.Parameters.Add(new() { ParameterName = name });
        }

        return command;
    }

    private string? ReadFact(string name)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT value FROM facts WHERE name = $name";
        command.Parameters.AddWithValue("$name", name);
        return command.ExecuteScalar() as string;
    }

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTimeOffset? Time(SqliteDataReader row, int column) =>
        Text(row, column) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : null;

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
}
