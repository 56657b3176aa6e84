using System.Globalization;
using ImageInfra.Driver.Foundations;
using Microsoft.Data.Sqlite;

namespace ImageInfra.Driver.Store.Folders;

/// <summary>The tables of a store's SQLite file. Each version is a migration from the previous one; the file has its version number.</summary>
internal static class StoreSchema
{
    private const string Documents = """
        CREATE TABLE documents (
            collection TEXT NOT NULL,
            id TEXT NOT NULL,
            stack TEXT NOT NULL,
            image TEXT NOT NULL,
            state TEXT NOT NULL,
            time TEXT NOT NULL,
            document TEXT NOT NULL,
            revision INTEGER NOT NULL,
            UNIQUE (collection, id));
        CREATE INDEX documents_by_stack ON documents (collection, stack, time, id);
        CREATE INDEX documents_by_image ON documents (collection, stack, image, time, id);
        CREATE INDEX documents_by_state ON documents (collection, stack, state, time, id);
        """;

    // Version 1 had a single table of runs.
    private static readonly Action<SqliteConnection, SqliteTransaction>[] s_steps =
    [
        (_, _) => { },
        (connection, transaction) =>
        {
            Execute(connection, transaction, Documents);
            LegacyRuns.Move(connection, transaction);
        },
    ];

    /// <summary>The current version.</summary>
    public static int Version => s_steps.Length;

    /// <summary>Migrates a file to the current version.</summary>
    /// <exception cref="DriverException">The file is not a store, or has a newer version.</exception>
    public static void Apply(SqliteConnection connection, string path)
    {
        if (Read(connection, path) == Version)
        {
            return;
        }

        // A process that waited for the lock finds the migration done.
        using var transaction = connection.BeginTransaction(deferred: false);
        var version = ReadIn(transaction, connection, path);
        if (version < Version)
        {
            for (; version < Version; version++)
            {
                s_steps[version](connection, transaction);
            }

            Execute(connection, transaction, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Version}"));
        }

        transaction.Commit();
    }

    /// <summary>The version of a file; 0 for a new one.</summary>
    /// <exception cref="DriverException">The file is not a store's, or a newer version's.</exception>
    public static int Read(SqliteConnection connection, string path)
    {
        // One transaction, because another process may migrate the file between the two reads.
        using var transaction = connection.BeginTransaction(deferred: true);
        return ReadIn(transaction, connection, path);
    }

    private static int ReadIn(SqliteTransaction transaction, SqliteConnection connection, string path)
    {
        var version = Scalar(connection, transaction, "PRAGMA user_version");
        if (version > Version)
        {
            throw new DriverException(
                DriverFailure.StoreUnusable,
                $"the store {path} has version {version}, but this imageinfra supports {Version}; use a newer imageinfra");
        }

        var known = version switch
        {
            0 => Scalar(connection, transaction, "SELECT count(*) = 0 FROM sqlite_master"),
            1 => Scalar(connection, transaction, "SELECT count(*) FROM sqlite_master WHERE name = 'runs'"),
            _ => Scalar(connection, transaction, "SELECT count(*) FROM sqlite_master WHERE name = 'documents'"),
        };
        return known == 1 ? (int)version : throw new DriverException(
            DriverFailure.StoreUnusable,
            $"{path} is not a store of imageinfra; move the file away to create a store there, or use another folder");
    }

    internal static void Execute(SqliteConnection connection, SqliteTransaction transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Scalar(SqliteConnection connection, SqliteTransaction transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
