using System.Globalization;
using ImageInfra.Driver.Foundations;
using Npgsql;

namespace ImageInfra.Driver.Store.Postgres;

/// <summary>The tables of a store in a database. Each version is a migration from the previous one; a table has the version number.</summary>
internal sealed class PostgresSchema(NpgsqlDataSource database, string place)
{
    private static readonly string[] s_steps =
    [
        """
        CREATE TABLE imageinfra_documents (
            project text COLLATE "C" NOT NULL,
            collection text COLLATE "C" NOT NULL,
            id text COLLATE "C" NOT NULL,
            stack text COLLATE "C" NOT NULL,
            image text COLLATE "C" NOT NULL,
            state text COLLATE "C" NOT NULL,
            time text COLLATE "C" NOT NULL,
            document text NOT NULL,
            revision bigint NOT NULL,
            PRIMARY KEY (project, collection, id));
        CREATE INDEX imageinfra_documents_by_stack ON imageinfra_documents (project, collection, stack, time, id);
        CREATE INDEX imageinfra_documents_by_image ON imageinfra_documents (project, collection, stack, image, time, id);
        CREATE INDEX imageinfra_documents_by_state ON imageinfra_documents (project, collection, stack, state, time, id);
        """,
    ];

    private volatile bool _isThere;

    /// <summary>Whether the tables exist in the current version. Creates or migrates them if allowed.</summary>
    /// <exception cref="DriverException">The tables have a newer version.</exception>
    public async Task<bool> RequireAsync(bool mayMake, CancellationToken cancellationToken)
    {
        if (_isThere)
        {
            return true;
        }

        var version = await ReadAsync(cancellationToken);
        if (version < s_steps.Length && mayMake)
        {
            await MakeAsync(cancellationToken);
            version = s_steps.Length;
        }

        _isThere = version == s_steps.Length;
        return _isThere;
    }

    private async Task<int> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var command = database.CreateCommand("SELECT max(version) FROM imageinfra_schema");
            return Known(await command.ExecuteScalarAsync(cancellationToken));
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return 0;
        }
    }

    // One process migrates; the others wait for the advisory lock with this number, and find the migration done.
    private async Task MakeAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync("SELECT pg_advisory_xact_lock(7026111916)");
        await ExecuteAsync("CREATE TABLE IF NOT EXISTS imageinfra_schema (version integer NOT NULL)");
        await using var command = new NpgsqlCommand("SELECT max(version) FROM imageinfra_schema", connection, transaction);
        for (var version = Known(await command.ExecuteScalarAsync(cancellationToken)); version < s_steps.Length; version++)
        {
            await ExecuteAsync(s_steps[version]);
            await ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"INSERT INTO imageinfra_schema VALUES ({version + 1})"));
        }

        await transaction.CommitAsync(cancellationToken);

        async Task ExecuteAsync(string sql)
        {
            await using var step = new NpgsqlCommand(sql, connection, transaction);
            await step.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private int Known(object? scalar)
    {
        var version = scalar is null or DBNull ? 0 : Convert.ToInt32(scalar, CultureInfo.InvariantCulture);
        return version <= s_steps.Length ? version : throw new DriverException(
            DriverFailure.StoreUnusable,
            $"the store {place} has version {version}, but this imageinfra supports {s_steps.Length}; use a newer imageinfra");
    }
}
