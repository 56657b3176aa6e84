using System.Globalization;
using ImageInfra.Driver.Foundations;
using ImageInfra.Project.Disk;
using Microsoft.Data.Sqlite;

namespace ImageInfra.Driver.Store.Folders;

/// <summary>Opens or creates the SQLite file of a store.</summary>
internal static class SqliteFile
{
    private const int BusyTimeoutInSeconds = 15;

    /// <summary>Opens a file and migrates it to the current version. Null if it does not exist and may not be created.</summary>
    /// <exception cref="DriverException">The file is not a store, or has a newer version.</exception>
    /// <exception cref="SqliteException">The file cannot be used.</exception>
    public static SqliteConnection? Open(string path, bool mayMake)
    {
        if (!File.Exists(path))
        {
            if (!mayMake)
            {
                return null;
            }

            Make(path);
        }

        if (new FileInfo(path).Length == 0)
        {
            throw new DriverException(
                DriverFailure.StoreUnusable,
                $"the store {path} is an empty file: it was damaged, or copied during use. Move it away, then restore a backup with 'imageinfra store import FILE'");
        }

        return Connect(path, connection =>
        {
            // Checked first, so that a file that is not a store is not changed.
            StoreSchema.Read(connection, path);
            Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
            StoreSchema.Apply(connection, path);
        });
    }

    internal static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    // Created under a temporary name and moved when complete, so that a crash leaves no incomplete store.
    private static void Make(string path)
    {
        if (File.Exists(path + "-wal"))
        {
            throw new DriverException(
                DriverFailure.StoreUnusable,
                $"{path}-wal exists without {path}: {path} was moved without {path}-wal, which has its newest data. Move {path} back, or move {path}-wal away too");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var temporary = $"{path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.new";
        File.Delete(temporary);
        Connect(temporary, connection => StoreSchema.Apply(connection, path)).Dispose();
        NewFile.TryPublish(temporary, path);
    }

    private static SqliteConnection Connect(string path, Action<SqliteConnection> prepare)
    {
        var address = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false, DefaultTimeout = BusyTimeoutInSeconds };
        var connection = new SqliteConnection(address.ToString());
        try
        {
            connection.Open();
            Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA busy_timeout = {BusyTimeoutInSeconds * 1000}"));
            prepare(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
