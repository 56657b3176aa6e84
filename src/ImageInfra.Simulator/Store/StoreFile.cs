using ImageInfra.Simulator.Foundations;
using Microsoft.Data.Sqlite;

namespace ImageInfra.Simulator.Store;

/// <summary>The SQLite file of the simulator's resources, due events, operations and clock.</summary>
internal sealed class StoreFile : IDisposable
{
    private const int SchemaVersion = 8;

    // A commit is written to the log without a flush: it survives the end of the process. The log is flushed at each checkpoint,
    // so that a loss of power costs the last commits and leaves the file intact.
    private const string Settings = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;";

    private static readonly string s_schema = $"""
        CREATE TABLE IF NOT EXISTS resources (id TEXT PRIMARY KEY COLLATE NOCASE, body BLOB NOT NULL, hidden BLOB, hash INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS events (sequence INTEGER PRIMARY KEY, time TEXT NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL, operation INTEGER, data BLOB, hash INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS operations (number INTEGER PRIMARY KEY, collection TEXT NOT NULL, started TEXT NOT NULL, status TEXT NOT NULL, ended TEXT, code TEXT, message TEXT, hash INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS clock (row INTEGER PRIMARY KEY, time TEXT NOT NULL, sequence INTEGER NOT NULL, resources INTEGER NOT NULL, events INTEGER NOT NULL, operations INTEGER NOT NULL, hash INTEGER NOT NULL);
        PRAGMA user_version = {SchemaVersion};
        """;

    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, SqliteCommand> _commands = [];
    private readonly string _directory;
    private RecordCounts _counts;

    private StoreFile(SqliteConnection connection, string directory) => (_connection, _directory) = (connection, directory);

    /// <summary>The folder of the file.</summary>
    public string Directory => _directory;

    private string FilePath => PathIn(_directory);

    /// <exception cref="SimulatorException">Another version of the simulator wrote the file, or it is not a database.</exception>
    public static StoreFile Open(string directory)
    {
        System.IO.Directory.CreateDirectory(directory);
        StateFile.Check(PathIn(directory));
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = PathIn(directory), Pooling = false }.ToString());
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = IsNew(connection, directory) ? Settings + s_schema : Settings;
            command.ExecuteNonQuery();
            return new(connection, directory);
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw IsDamage(e)
                ? DamagedRecords.Exception(directory, PathIn(directory), e.Message, e)
                : new SimulatorException($"cannot open the simulator's data in {directory}: {e.Message}", e);
        }
        catch (SimulatorException)
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The time on the simulated clock when the file was last written; null for a new file.</summary>
    /// <exception cref="SimulatorException">The file is damaged.</exception>
    public DateTimeOffset? ReadClock() => Guarded(damaged =>
        Records("clock", "", "clock", damaged).Select(row => (DateTimeOffset?)Time(row[1])).FirstOrDefault());

    /// <summary>Reads every record.</summary>
    /// <exception cref="SimulatorException">The file is damaged; it names the records that are.</exception>
    public void Load(ArmStore store, Timeline timeline, OperationStore operations) => Guarded(damaged =>
    {
        foreach (var row in Records("resources", "", "resource", damaged))
        {
            store.Restore(new((string)row[0]!, (byte[])row[1]!, (byte[]?)row[2]));
        }

        foreach (var row in Records("events", "", "due event", damaged))
        {
            var data = row[5] is byte[] json ? (JsonObject)JsonNode.Parse(json)! : null;
            timeline.Restore(new((long)row[0]!, Time(row[1])!.Value, (string)row[2]!, (string)row[3]!, (long?)row[4], data));
        }

        foreach (var row in Records("operations", " ORDER BY ended", "operation", damaged))
        {
            operations.Restore(new((long)row[0]!, (string)row[1]!, Time(row[2])!.Value)
            {
                Status = (string)row[3]!, Ended = Time(row[4]), Code = (string?)row[5], Message = (string?)row[6],
            });
        }

        var clock = Records("clock", "", "clock", damaged).FirstOrDefault();
        timeline.Sequence = (long?)clock?[2] ?? 0;
        _counts = clock is null ? default : new((long)clock[3]!, (long)clock[4]!, (long)clock[5]!);
        damaged.Count("resources", store.Count, _counts.Resources);
        damaged.Count("due events", timeline.Count, _counts.Events);
        damaged.Count("operations", operations.Count, _counts.Operations);
        return true;
    });

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

        WriteClock(transaction, changes[^1].Clock, changes[^1].Sequence, changes[^1].Counts);
        transaction.Commit();
        _counts = changes[^1].Counts;
    }

    /// <summary>Saves the time on the simulated clock.</summary>
    public void SaveClock(DateTimeOffset time, long sequence) => WriteClock(null, time, sequence, _counts);

    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private static bool IsNew(SqliteConnection connection, string directory)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT (SELECT count(*) FROM sqlite_master), user_version FROM pragma_user_version";
        using var row = command.ExecuteReader();
        row.Read();
        if (row.GetInt64(0) == 0)
        {
            return true;
        }

        if (row.GetInt64(1) is var version and not SchemaVersion)
        {
            throw new SimulatorException($"{(version < SchemaVersion ? "an older" : "a newer")} version of imageinfra wrote the simulator's data in {directory}, and this version cannot read it; delete the folder to start with an empty simulator");
        }

        return false;
    }

    private static string PathIn(string directory) => Path.Combine(directory, "arm.db");

    private static bool IsDamage(SqliteException e) => e.SqliteErrorCode is SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB;

    private void WriteClock(SqliteTransaction? transaction, DateTimeOffset time, long sequence, RecordCounts counts) =>
        Write(transaction, "clock", "row", 1, [1, time.ToString("O"), sequence, counts.Resources, counts.Events, counts.Operations]);

    private T Guarded<T>(Func<DamagedRecords, T> read)
    {
        var damaged = new DamagedRecords(_directory, FilePath);
        try
        {
            var result = read(damaged);
            damaged.ThrowIfAny();
            return result;
        }
        catch (SqliteException e)
        {
            // The damage found so far is more specific than the error that ended the read.
            damaged.ThrowIfAny();
            throw DamagedRecords.Exception(_directory, FilePath, e.Message, e);
        }
    }

    // Inserts or replaces a row, with its checksum; deletes it if it has no values.
    private void Write(SqliteTransaction? transaction, string table, string key, object id, ReadOnlySpan<object?> row)
    {
        ReadOnlySpan<object?> values = row.IsEmpty ? [id] : [.. row, RecordHash.Of(row)];
        var name = row.IsEmpty ? key : table;
        if (!_commands.TryGetValue(name, out var command))
        {
            _commands[name] = command = _connection.CreateCommand();
            command.CommandText = row.IsEmpty
                ? $"DELETE FROM {table} WHERE {key} = $0"
                : $"INSERT OR REPLACE INTO {table} VALUES ({string.Join(", ", Enumerable.Range(0, values.Length).Select(i => $"${i}"))})";
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

    // Returns the values of each undamaged record; the first value is the name of the record.
    private IEnumerable<object?[]> Records(string table, string order, string kind, DamagedRecords damaged)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table}{order}";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var values = new object?[reader.FieldCount];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            }

            if (values[^1] is long hash && hash == RecordHash.Of(values.AsSpan(..^1)))
            {
                yield return values;
            }
            else
            {
                damaged.Add(kind, $"{values[0]}");
            }
        }
    }

    private static DateTimeOffset? Time(object? text) => text is string time ? SimulatorJson.Time(time) : null;
}
