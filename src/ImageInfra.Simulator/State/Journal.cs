using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace ImageInfra.Simulator.State;

/// <summary>
/// Keeps resources, due events and the clock in a SQLite file. A change is first one row of a log, and later, together with
/// others, the rows of the resources that it is about.
/// </summary>
internal sealed class Journal : IDisposable
{
    private const long SchemaVersion = 3;

    private const string Schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = OFF;
        CREATE TABLE IF NOT EXISTS log (number INTEGER PRIMARY KEY, batch BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS resources (id TEXT PRIMARY KEY COLLATE NOCASE, body BLOB NOT NULL, hidden BLOB) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS events (sequence INTEGER PRIMARY KEY, time TEXT NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL, data BLOB NOT NULL);
        CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
        PRAGMA user_version = 3;
        """;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _append;
    private readonly SqliteCommand _put;
    private readonly SqliteCommand _remove;
    private readonly SqliteCommand _schedule;
    private readonly SqliteCommand _happened;
    private readonly SqliteCommand _fact;

    private Journal(SqliteConnection connection)
    {
        _connection = connection;
        _append = Command("INSERT INTO log (batch) VALUES ($batch)", "$batch");
        _put = Command("INSERT OR REPLACE INTO resources VALUES ($id, $body, $hidden)", "$id", "$body", "$hidden");
        _remove = Command("DELETE FROM resources WHERE id = $id", "$id");
        _schedule = Command("INSERT OR REPLACE INTO events VALUES ($sequence, $time, $kind, $target, $data)", "$sequence", "$time", "$kind", "$target", "$data");
        _happened = Command("DELETE FROM events WHERE sequence = $sequence", "$sequence");
        _fact = Command("INSERT OR REPLACE INTO facts VALUES ($name, $value)", "$name", "$value");
    }

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
        var journal = new Journal(connection);
        journal.Recover();
        return journal;
    }

    /// <summary>Where the simulated clock stood.</summary>
    public DateTimeOffset? ReadClock() => ReadFact("clock") is { } text
        ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture)
        : null;

    public void Load(ArmStore store, Timeline timeline)
    {
        foreach (var row in Rows("SELECT id, body, hidden FROM resources"))
        {
            store.Restore(new(row.GetString(0), row.GetFieldValue<byte[]>(1), row.IsDBNull(2) ? null : row.GetFieldValue<byte[]>(2)));
        }

        foreach (var row in Rows("SELECT sequence, time, kind, target, data FROM events ORDER BY sequence"))
        {
            var time = DateTimeOffset.Parse(row.GetString(1), CultureInfo.InvariantCulture);
            var data = (JsonObject)JsonNode.Parse(row.GetFieldValue<byte[]>(4))!;
            timeline.Restore(new(row.GetInt64(0), time, row.GetString(2), row.GetString(3), data));
        }

        timeline.Sequence = long.Parse(ReadFact("sequence") ?? "0", CultureInfo.InvariantCulture);
    }

    /// <summary>Saves changes as a row of the log; answers how many bytes that took.</summary>
    public int Append(Batch batch)
    {
        var json = BatchJson.Write(batch);
        Run(_append, null, json);
        return json.Length;
    }

    /// <summary>Saves changes that the log has as what they are, and empties the log.</summary>
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
                Run(_put, transaction, resource.Id, resource.Utf8(), resource.HiddenUtf8() ?? (object)DBNull.Value);
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
                Run(_schedule, transaction, sequence, due.Time.ToString("O"), due.Kind, due.Target, JsonSerializer.SerializeToUtf8Bytes(due.Data));
            }
        }

        Run(_fact, transaction, "sequence", batch.Sequence.ToString(CultureInfo.InvariantCulture));
        Run(_fact, transaction, "clock", batch.Clock.ToString("O"));
        using var empty = _connection.CreateCommand();
        empty.Transaction = transaction;
        empty.CommandText = "DELETE FROM log";
        empty.ExecuteNonQuery();
        transaction.Commit();
    }

    /// <summary>Saves where the simulated clock stands.</summary>
    public void SaveClock(DateTimeOffset now) => Run(_fact, null, "clock", now.ToString("O"));

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_append, _put, _remove, _schedule, _happened, _fact])
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    // A process that was killed leaves its log.
    private void Recover()
    {
        var all = new Batch();
        foreach (var row in Rows("SELECT batch FROM log ORDER BY number"))
        {
            all.Merge(BatchJson.Read(row.GetFieldValue<byte[]>(0)));
        }

        if (all.HasWork)
        {
            Compact(all);
        }
    }

    private static void Run(SqliteCommand command, SqliteTransaction? transaction, params ReadOnlySpan<object> values)
    {
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
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
