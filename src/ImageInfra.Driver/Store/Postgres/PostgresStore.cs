using System.Data.Common;
using System.Globalization;
using Npgsql;

namespace ImageInfra.Driver.Store.Postgres;

/// <summary>
/// A store in a PostgreSQL database: one table of documents, created at the first write. Several projects may share a database; each
/// has its own documents.
/// </summary>
public sealed class PostgresStore : IDocumentStore
{
    private const int MaximumAttempts = 3;
    private const string Columns = "SELECT id, stack, image, state, time, document, revision FROM imageinfra_documents WHERE project = $1 AND collection = $2";

    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(14);

    private readonly NpgsqlDataSource _database;
    private readonly PostgresSchema _schema;
    private readonly string _project;
    private readonly TimeProvider _clock;

    /// <param name="address">The address.</param>
    /// <param name="project">The project that owns the documents.</param>
    /// <param name="clock">The clock for waits.</param>
    public PostgresStore(PostgresAddress address, string project, TimeProvider clock)
    {
        var builder = new NpgsqlSlimDataSourceBuilder(address.ConnectionString);
        builder.EnableTransportSecurity();
        // The columns have built-in types only, so that no round trip for the server's types is needed.
        builder.ConfigureTypeLoading(types => types.EnableTypeLoading(false));
        _database = builder.Build();
        _schema = new(_database, address.Place);
        (_project, _clock, Place) = (project, clock, address.Place);
    }

    /// <inheritdoc/>
    public string Place { get; }

    /// <inheritdoc/>
    public string NameOf(string collection, string id) => $"{collection}/{id} in {Place}";

    /// <inheritdoc/>
    public async Task<StoredDocument?> FindAsync(string collection, string id, CancellationToken cancellationToken) =>
        (await ReadAsync(collection, " AND id = $3", [id], cancellationToken)).SingleOrDefault();

    /// <inheritdoc/>
    public async Task<StoredDocument?> LastAsync(string collection, string prefix, CancellationToken cancellationToken) =>
        (await ReadAsync(collection, " AND id >= $3 AND id < $4 ORDER BY id DESC LIMIT 1", [prefix, DocumentId.EndOf(prefix)], cancellationToken)).SingleOrDefault();

    /// <inheritdoc/>
    public Task<IReadOnlyList<StoredDocument>> ListAsync(DocumentQuery query, CancellationToken cancellationToken)
    {
        var (sql, values) = ("", new List<object>());
        void Add(string condition, object? value)
        {
            if (value is not null)
            {
                values.Add(value);
                sql += string.Create(CultureInfo.InvariantCulture, $" {condition}${values.Count + 2}");
            }
        }

        Add("AND id >= ", query.Prefix);
        Add("AND id < ", query.Prefix is { } prefix ? DocumentId.EndOf(prefix) : null);
        Add("AND stack = ", query.Stack);
        Add("AND image = ", query.Image is { } image ? DocumentIndex.ImageOf(image) : null);
        Add("AND state = ", query.State);
        Add("AND time >= ", query.Since is { } since ? DocumentIndex.TextOf(since) : null);
        sql += " ORDER BY time DESC, id DESC";
        Add("LIMIT ", query.Limit);
        return ReadAsync(query.Collection, sql, values, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<string?> CreateAsync(NewDocument document, CancellationToken cancellationToken) => WriteAsync(
        """
        INSERT INTO imageinfra_documents (project, collection, id, stack, image, state, time, document, revision)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)
        ON CONFLICT (project, collection, id) DO NOTHING
        RETURNING revision
        """,
        document,
        [],
        cancellationToken);

    /// <inheritdoc/>
    public Task<string?> ReplaceAsync(NewDocument document, string revision, CancellationToken cancellationToken) => WriteAsync(
        """
        UPDATE imageinfra_documents SET stack = $4, image = $5, state = $6, time = $7, document = $8, revision = revision + 1
        WHERE project = $1 AND collection = $2 AND id = $3 AND revision = $9
        RETURNING revision
        """,
        document,
        [long.TryParse(revision, CultureInfo.InvariantCulture, out var number) ? number : 0],
        cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private Task<string?> WriteAsync(string sql, NewDocument document, object[] more, CancellationToken cancellationToken) => CallAsync(
        async token =>
        {
            await _schema.RequireAsync(mayMake: true, token);
            await using var command = Command(
                sql,
                [_project, document.Collection, document.Id, document.Index.Stack, document.Index.Image, document.Index.State, document.Index.TimeText, document.Text, .. more]);
            return (await command.ExecuteScalarAsync(token) as long?)?.ToString(CultureInfo.InvariantCulture);
        },
        cancellationToken);

    private Task<IReadOnlyList<StoredDocument>> ReadAsync(string collection, string where, IEnumerable<object> values, CancellationToken cancellationToken) => CallAsync<IReadOnlyList<StoredDocument>>(
        async token =>
        {
            if (!await _schema.RequireAsync(mayMake: false, token))
            {
                return [];
            }

            await using var command = Command(Columns + where, [_project, collection, .. values]);
            await using var reader = await command.ExecuteReaderAsync(token);
            var documents = new List<StoredDocument>();
            while (await reader.ReadAsync(token))
            {
                var index = new DocumentIndex(reader.GetString(1), reader.GetString(2), reader.GetString(3), DocumentIndex.TimeOf(reader.GetString(4)));
                var revision = reader.GetInt64(6).ToString(CultureInfo.InvariantCulture);
                documents.Add(new(new(collection, reader.GetString(0), index, reader.GetString(5)), revision));
            }

            return documents;
        },
        cancellationToken);

    private NpgsqlCommand Command(string sql, IEnumerable<object> values)
    {
        var command = _database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }

    // Temporary failures are retried. If the first attempt succeeded after all, the retry finds the document.
    private async Task<T> CallAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        using var time = new CancellationTokenSource(s_limit, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call(both.Token);
            }
            catch (DbException e) when (e.IsTransient && attempt < MaximumAttempts && !both.IsCancellationRequested)
            {
                await PauseAsync(attempt, e, both.Token, cancellationToken);
            }
            catch (Exception e) when (PostgresFailure.Of(Place, e, cancellationToken) is { } failure)
            {
                throw failure;
            }
        }
    }

    private async Task PauseAsync(int attempt, Exception e, CancellationToken both, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(attempt), _clock, both);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw PostgresFailure.Of(Place, e, cancellationToken) ?? e;
        }
    }
}
