using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace ImageInfra.Simulator.State;

/// <summary>Keeps resources, due events and the clock in a SQLite file. Each request's changes are one transaction.</summary>
internal sealed class Journal : IDisposable
{
    private const string Schema = """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = OFF;
        CREATE TABLE IF NOT EXISTS resources (id TEXT PRIMARY KEY COLLATE NOCASE, body TEXT NOT NULL, hidden TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS events (sequence INTEGER PRIMARY KEY, time TEXT NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL, data TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL);
        """;

    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _put;
    private readonly SqliteCommand _remove;
    private readonly SqliteCommand _schedule;
    private readonly SqliteCommand _happened;
    private readonly SqliteCommand _fact;

    private Journal(SqliteConnection connection)
    {
        _connection = connection;
        _put = Command("INSERT OR REPLACE INTO resources VALUES ($id, $body, $hidden)", "$id", "$body", "$hidden");
        _remove = Command("DELETE FROM resources WHERE id = $id", "$id");
        _schedule = Command("INSERT INTO events VALUES ($sequence, $time, $kind, $target, $data)", "$sequence", "$time", "$kind", "$target", "$data");
        _happened = Command("DELETE FROM events WHERE sequence = $sequence", "$sequence");
        _fact = Command("INSERT OR REPLACE INTO facts VALUES ($name, $value)", "$name", "$value");
    }

    public static Journal Open(string directory)
    {
        Directory.CreateDirectory(directory);
        var path = new SqliteConnectionStringBuilder { DataSource = Path.Combine(directory, "arm.db"), Pooling = false };
        var connection = new SqliteConnection(path.ToString());
        connection.Open();
        using var schema = connection.CreateCommand();
        schema.CommandText = Schema;
        schema.ExecuteNonQuery();
        return new(connection);
    }

    /// <summary>Where the simulated clock stood.</summary>
    public DateTimeOffset? ReadClock() => Fact("clock") is { } text
        ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture)
        : null;

    public void Load(ArmStore store, Timeline timeline)
    {
        foreach (var row in Rows("SELECT id, body, hidden FROM resources", 3))
        {
            store.Restore(new(row[0], Json(row[1]), Json(row[2])));
        }

        foreach (var row in Rows("SELECT sequence, time, kind, target, data FROM events ORDER BY sequence", 5))
        {
            var time = DateTimeOffset.Parse(row[1], CultureInfo.InvariantCulture);
            timeline.Restore(new(long.Parse(row[0], CultureInfo.InvariantCulture), time, row[2], row[3], Json(row[4])));
        }

        timeline.Sequence = long.Parse(Fact("sequence") ?? "0", CultureInfo.InvariantCulture);
    }

    /// <summary>Saves what changed.</summary>
    public void Save(ArmStore store, Timeline timeline, DateTimeOffset now)
    {
        if (store.Changes.Count == 0 && timeline.Changes.Count == 0)
        {
            return;
        }

        using var transaction = _connection.BeginTransaction();
        foreach (var (id, resource) in store.Changes)
        {
            if (resource is null)
            {
                Run(_remove, transaction, id);
            }
            else
            {
                Run(_put, transaction, resource.Id, resource.Body.ToJsonString(), resource.Hidden.ToJsonString());
            }
        }

        foreach (var (sequence, due) in timeline.Changes)
        {
            if (due is null)
            {
                Run(_happened, transaction, sequence);
            }
            else
            {
                Run(_schedule, transaction, sequence, due.Time.ToString("O"), due.Kind, due.Target, due.Data.ToJsonString());
            }
        }

        Run(_fact, transaction, "sequence", timeline.Sequence.ToString(CultureInfo.InvariantCulture));
        Run(_fact, transaction, "clock", now.ToString("O"));
        transaction.Commit();
        store.Changes.Clear();
        timeline.Changes.Clear();
    }

    /// <summary>Saves where the simulated clock stands.</summary>
    public void SaveClock(DateTimeOffset now) => Run(_fact, null, "clock", now.ToString("O"));

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[_put, _remove, _schedule, _happened, _fact])
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private static JsonObject Json(string text) => (JsonObject)JsonNode.Parse(text)!;

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

    private string? Fact(string name)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT value FROM facts WHERE name = $name";
        command.Parameters.AddWithValue("$name", name);
        return command.ExecuteScalar() as string;
    }

    private IEnumerable<string[]> Rows(string sql, int columns)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return [.. Enumerable.Range(0, columns).Select(reader.GetString)];
        }
    }
}
