using System.Data.Common;
using System.Net.Sockets;
using ImageInfra.Driver.Arm.Clouds;
using ImageInfra.Driver.Foundations;
using Npgsql;

namespace ImageInfra.Driver.Store.Postgres;

/// <summary>Explains failures of a database.</summary>
internal static class PostgresFailure
{
    /// <summary>Creates the exception for a failure of the database; null for other exceptions.</summary>
    public static DriverException? Of(string place, Exception e, CancellationToken cancellationToken) => e switch
    {
        OperationCanceledException when cancellationToken.IsCancellationRequested => null,
        PostgresException { SqlState: "28P01" or "28000" } refused => New(
            DriverFailure.NotAuthorized,
            place,
            $"refused the login: {refused.MessageText}. Set the password in PGPASSWORD or ~/.pgpass",
            e),
        NpgsqlException and not PostgresException when e.Message.StartsWith("No password", StringComparison.Ordinal) => New(
            DriverFailure.NotAuthorized,
            place,
            "requires a password; set it in PGPASSWORD or ~/.pgpass",
            e),
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } refused => New(
            DriverFailure.NotAuthorized,
            place,
            $"denies access: {refused.MessageText}. Grant the user SELECT, INSERT and UPDATE on imageinfra_documents and SELECT on imageinfra_schema, and for the first use CREATE in the schema",
            e),
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } missing => New(
            DriverFailure.InvalidSetting,
            place,
            $"does not exist: {missing.MessageText}. Create it with 'createdb', or correct the address",
            e),
        PostgresException { IsTransient: false } other => New(DriverFailure.StoreUnusable, place, $"can't be used: {other.MessageText} ({other.SqlState})", e),
        OperationCanceledException or TimeoutException => New(DriverFailure.StoreUnavailable, place, "did not respond in time", e),
        DbException or SocketException or IOException => New(DriverFailure.StoreUnavailable, place, $"can't be reached: {ContactFailure.ReasonOf(e)}", e),
        _ => null,
    };

    private static DriverException New(DriverFailure failure, string place, string words, Exception e) =>
        new(failure, SecretMask.Apply($"the store {place} {words}"), e);
}
