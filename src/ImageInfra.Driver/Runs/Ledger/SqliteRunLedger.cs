using System.Globalization;
using System.Text.Json;
using ImageInfra.Driver.Foundations;
using Microsoft.Data.Sqlite;

namespace ImageInfra.Driver.Runs.Ledger;

/// <summary>
/// The ledger as one SQLite file. What is saved is on the disk before <see cref="Save"/> answers; one process writes at a
/// time, others wait for it; readers do not wait.
/// </summary>
public sealed class SqliteRunLedger : IRunLedger, IDisposable
{
    private const int BusyTimeoutInSeconds = 30;
    private const string Columns = "SELECT number, entry FROM runs ";

    private readonly Lock _gate = new();
    private readonly SqliteConnection _connection;
    private readonly string _path;

    private SqliteRunLedger(SqliteConnection connection, string path)
    {
        _connection = connection;
        _path = path;
    }

    /// <summary>Opens a ledger, and makes it where there is none.</summary>
    /// <exception cref="DriverException">The file is no ledger, or a newer version's, or can't be written.</exception>
    public static SqliteRunLedger Open(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return Open(path, SqliteOpenMode.ReadWriteCreate, connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";
            command.ExecuteNonQuery();
            LedgerSchema.Apply(connection, path);
        });
    }

    /// <summary>Opens a ledger to read it, or answers null where there is none.</summary>
    /// <exception cref="DriverException">The file is no ledger, or a newer version's.</exception>
    public static SqliteRunLedger? OpenToRead(string path) => !File.Exists(path) ? null : Open(path, SqliteOpenMode.ReadWrite, connection =>
    {
        using var command = connection.CreateCommand();
        LedgerSchema.Read(command, path);
    });

    /// <inheritdoc/>
    public RunEntry Save(RunEntry entry)
    {
        var json = JsonSerializer.Serialize(entry with { Number = 0, Operation = Unsigned(entry.Operation) }, RunEntryJson.Default.RunEntry);
        return Guarded(command =>
        {
            command.CommandText = entry.Number == 0
                ? "INSERT INTO runs (stack, image, template_id, stage, outcome, intended_at, entry) VALUES ($stack, $image, $template, $stage, $outcome, $intended, $entry) RETURNING number"
                : "UPDATE runs SET stage = $stage, outcome = $outcome, entry = $entry WHERE number = $number RETURNING number";
            Add(command, ("$number", entry.Number), ("$stack", entry.Stack), ("$image", entry.Image), ("$template", entry.TemplateId));
            Add(command, ("$stage", entry.Stage.ToString()), ("$outcome", entry.Outcome?.ToString()), ("$intended", Text(entry.IntendedAt)), ("$entry", json));
            return entry with { Number = (long)command.ExecuteScalar()! };
        });
    }

    /// <inheritdoc/>
    public RunEntry? FindOpen(string templateId) =>
        Read("WHERE template_id = $template AND stage <> 'Closed'", ("$template", templateId)).SingleOrDefault();

    /// <inheritdoc/>
    public IReadOnlyList<RunEntry> AllOpen(string stack) =>
        Read("WHERE stack = $stack AND stage <> 'Closed' ORDER BY number", ("$stack", stack));

    /// <inheritdoc/>
    public IReadOnlyList<RunEntry> Find(RunFilter filter) => Read(
        """
        WHERE ($stack IS NULL OR stack = $stack) AND ($image IS NULL OR image = $image)
          AND ($outcome IS NULL OR outcome = $outcome) AND ($since IS NULL OR intended_at >= $since)
        ORDER BY number DESC LIMIT $limit
        """,
        ("$stack", filter.Stack),
        ("$image", filter.Image),
        ("$outcome", filter.Outcome?.ToString()),
        ("$since", filter.Since is { } since ? Text(since) : null),
        ("$limit", filter.Limit ?? -1));

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private static SqliteRunLedger Open(string path, SqliteOpenMode mode, Action<SqliteConnection> prepare)
    {
        var address = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = BusyTimeoutInSeconds };
        var connection = new SqliteConnection(address.ToString());
        try
        {
            connection.Open();
            prepare(connection);
            return new(connection, path);
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw Unusable(path, e);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private List<RunEntry> Read(string where, params (string Name, object? Value)[] values) => Guarded(command =>
    {
        command.CommandText = Columns + where;
        Add(command, values);
        var entries = new List<RunEntry>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var entry = JsonSerializer.Deserialize(reader.GetString(1), RunEntryJson.Default.RunEntry)!;
            entries.Add(entry with { Number = reader.GetInt64(0) });
        }

        return entries;
    });

    private T Guarded<T>(Func<SqliteCommand, T> use)
    {
        lock (_gate)
        {
            try
            {
                using var command = _connection.CreateCommand();
                return use(command);
            }
            catch (SqliteException e)
            {
                throw Unusable(_path, e);
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

    // Azure signs the addresses of its operations; signatures are kept nowhere.
    private static Uri? Unsigned(Uri? address) => address is null ? null : new(SecretMask.Apply(address.ToString()));

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static DriverException Unusable(string path, SqliteException e) => new(
        DriverFailure.LedgerUnusable,
        $"the ledger {path} can't be used: {e.Message}; runs are not started without it. Free the disk or the file, or move the file away to begin another",
        e);
}
