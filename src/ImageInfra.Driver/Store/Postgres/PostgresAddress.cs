using System.Globalization;
using ImageInfra.Driver.Foundations;
using Npgsql;

namespace ImageInfra.Driver.Store.Postgres;

/// <summary>The address of a database: <c>postgres://USER@HOST:PORT/DATABASE?sslmode=require</c>.</summary>
public sealed class PostgresAddress
{
    private const int ConnectTimeoutInSeconds = 5;
    private const int CommandTimeoutInSeconds = 12;
    private const int MostConnections = 10;

    private PostgresAddress(string connectionString, string place, bool hasPassword) =>
        (ConnectionString, Place, HasPassword) = (connectionString, place, hasPassword);

    /// <summary>The address without its password, for messages.</summary>
    public string Place { get; }

    /// <summary>Whether the address contains the password.</summary>
    public bool HasPassword { get; }

    internal string ConnectionString { get; }

    /// <summary>Parses an address, and registers its password to be masked.</summary>
    /// <param name="text">The address.</param>
    /// <param name="variables">The environment: <c>PGPASSWORD</c>, <c>PGPASSFILE</c> and <c>PGUSER</c> are used as by psql.</param>
    /// <exception cref="FormatException">The address is invalid. The message has the reason but no password.</exception>
    public static PostgresAddress Parse(string text, IReadOnlyDictionary<string, string> variables)
    {
        var parts = text.Split('?', 2);
        if (!Uri.TryCreate(parts[0], UriKind.Absolute, out var uri) || uri.Scheme is not ("postgres" or "postgresql"))
        {
            throw new FormatException("is not a valid address; expected postgres://user@host/database?sslmode=require");
        }

        var user = uri.UserInfo.Split(':', 2);
        var password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null;
        if (password is not null)
        {
            SecretMask.Register(password);
        }

        var database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/'));
        if (database.Length == 0 || database.Contains('/', StringComparison.Ordinal))
        {
            throw new FormatException("has no database; expected postgres://user@host/database");
        }

        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host.Length > 0 ? uri.Host.Trim('[', ']') : "localhost",
            Port = uri.Port > 0 ? uri.Port : NpgsqlConnection.DefaultPort,
            Database = database,
            Username = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : variables.GetValueOrDefault("PGUSER") ?? Environment.UserName,
            Password = password ?? variables.GetValueOrDefault("PGPASSWORD"),
            Passfile = variables.GetValueOrDefault("PGPASSFILE"),
            Timeout = ConnectTimeoutInSeconds,
            CommandTimeout = CommandTimeoutInSeconds,
            MaxPoolSize = MostConnections,
            ApplicationName = "imageinfra",
            IncludeErrorDetail = false,
            PersistSecurityInfo = false,
        };
        foreach (var (name, value) in Parameters(parts.Length > 1 ? parts[1] : ""))
        {
            Apply(builder, name, value);
        }

        var host = builder.Host!.Contains(':', StringComparison.Ordinal) ? $"[{builder.Host}]" : builder.Host;
        var place = string.Create(CultureInfo.InvariantCulture, $"postgres://{builder.Username}@{host}:{builder.Port}/{database}");
        return new(builder.ConnectionString, place, password is not null);
    }

    private static IEnumerable<(string Name, string Value)> Parameters(string query) => query
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(p => p.Split('=', 2))
        .Select(p => (p[0], p.Length > 1 ? Uri.UnescapeDataString(p[1]) : ""));

    private static void Apply(NpgsqlConnectionStringBuilder builder, string name, string value)
    {
        switch (name)
        {
            case "sslmode":
                builder.SslMode = value switch
                {
                    "disable" => SslMode.Disable,
                    "allow" => SslMode.Allow,
                    "prefer" => SslMode.Prefer,
                    "require" => SslMode.Require,
                    "verify-ca" => SslMode.VerifyCA,
                    "verify-full" => SslMode.VerifyFull,
                    _ => throw new FormatException($"has sslmode '{value}'; expected disable, allow, prefer, require, verify-ca or verify-full"),
                };
                break;
            case "sslrootcert":
                builder.RootCertificate = value;
                break;
            case "host":
                builder.Host = value;
                break;
            case "port" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536:
                builder.Port = port;
                break;
            case "search_path":
                builder.SearchPath = value;
                break;
            default:
                throw new FormatException($"has a parameter '{name}' that is not supported; expected sslmode, sslrootcert, host, port or search_path");
        }
    }
}
