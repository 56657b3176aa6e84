using System.Globalization;
using ImageInfra.Driver.Foundations;
using Microsoft.Data.Sqlite;

namespace ImageInfra.Driver.Runs.Ledger;

/// <summary>The tables of a ledger. Each version is a step from the one before; the file knows how far it is.</summary>
internal static class LedgerSchema
{
    // The index allows at most one run of a template that is not closed.
    private static readonly string[] s_steps =
    [
        """
        CREATE TABLE runs (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            stack TEXT NOT NULL,
            image TEXT NOT NULL COLLATE NOCASE,
            template_id TEXT NOT NULL COLLATE NOCASE,
            stage TEXT NOT NULL,
            outcome TEXT,
            intended_at TEXT NOT NULL,
            entry TEXT NOT NULL);
        CREATE UNIQUE INDEX open_runs ON runs (template_id) WHERE stage <> 'Closed';
        CREATE INDEX runs_by_image ON runs (stack, image, number);
        """,
    ];

    /// <summary>The version that this build writes.</summary>
    public static int Version => s_steps.Length;

    /// <summary>Brings a file up to date.</summary>
    /// <exception cref="DriverException">The file is a newer version's.</exception>
    public static void Apply(SqliteConnection connection, string path)
    {
        using var command = connection.CreateCommand();
        var version = Read(command, path);
        if (version == Version)
        {
            return;
        }

        // A process that waited for the lock finds the work done.
        using var transaction = connection.BeginTransaction(deferred: false);
        command.Transaction = transaction;
        for (version = Read(command, path); version < Version; version++)
        {
            command.CommandText = $"{s_steps[version]} PRAGMA user_version = {version + 1};";
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <summary>The version of a file; 0 for one without tables.</summary>
    /// <exception cref="DriverException">The file is a newer version's.</exception>
    public static int Read(SqliteCommand command, string path)
    {
        command.CommandText = "PRAGMA user_version";
        var version = Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        return version <= Version ? version : throw new DriverException(
            DriverFailure.LedgerUnusable,
            $"the ledger {path} is of version {version}, and this imageinfra knows {Version}; use the imageinfra that wrote it, or a newer one");
    }
}
