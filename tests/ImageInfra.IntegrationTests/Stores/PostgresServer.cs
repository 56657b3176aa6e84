using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace ImageInfra.IntegrationTests.Stores;

/// <summary>A PostgreSQL server from this machine's packages, in a temporary folder, on a loopback port.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    /// <summary>The user.</summary>
    public const string User = "images";

    /// <summary>The user's password.</summary>
    public const string Password = "never-shown-7f";

    // The folders of Debian's packages; the newest comes last.
    private const string Packages = "/usr/lib/postgresql";

    // PostgreSQL does not run as root.
    private const string Somebody = "postgres";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    // Initialized before Missing, which needs it.
    private static readonly string? s_programs = Installed()
        .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        .FirstOrDefault(d => File.Exists(Path.Combine(d, "initdb")) && File.Exists(Path.Combine(d, "postgres")));

    private Process? _server;

    /// <summary>Why there is none on this machine; null if there is.</summary>
    public static string? Missing { get; } = s_programs is null ? "there is no PostgreSQL on this machine (initdb and postgres)"
        : IsRoot && !File.Exists("/usr/sbin/runuser") && !File.Exists("/usr/bin/runuser") ? "PostgreSQL does not run as root, and there is no runuser"
        : null;

    /// <summary>The port.</summary>
    public int Port { get; private set; }

    /// <summary>The folder of the data and the socket.</summary>
    public string Folder { get; private set; } = "";

    private static IEnumerable<string> Installed() => Directory.Exists(Packages)
        ? Directory.GetDirectories(Packages).Select(d => Path.Combine(d, "bin")).OrderDescending(StringComparer.Ordinal)
        : [];

    private static bool IsRoot => Environment.UserName == "root";

    /// <summary>The address of a database of it.</summary>
    public string Address(string database = "postgres", string? password = null) =>
        string.Create(CultureInfo.InvariantCulture, $"postgres://{User}{(password is null ? "" : $":{password}")}@127.0.0.1:{Port}/{database}?sslmode=disable");

    /// <summary>Creates and starts a server.</summary>
    public async Task InitializeAsync()
    {
        if (Missing is { } reason)
        {
            if (NeedsAttribute.IsRequired)
            {
                throw new InvalidOperationException(reason);
            }

            return;
        }

        Folder = (await RunAsync("mktemp", "-d", "/tmp/imageinfra-postgres-XXXXXX")).Trim();
        var secret = Path.Combine(Folder, "password");
        await RunAsync("sh", "-c", $"umask 077; echo {Password} > {secret}");
        await RunAsync(Path.Combine(s_programs!, "initdb"), "-D", $"{Folder}/data", "-U", User, "-A", "scram-sha-256", "--pwfile", secret, "--no-sync", "-E", "UTF8", "--locale", "C");
        Port = FreePort();
        await StartAsync();
    }

    /// <summary>Starts or restarts the server.</summary>
    public async Task StartAsync()
    {
        _server = Begin(Path.Combine(s_programs!, "postgres"), "-D", $"{Folder}/data", "-h", "127.0.0.1", "-p", $"{Port}", "-k", Folder);
        _ = _server.StandardOutput.ReadToEndAsync();
        _ = _server.StandardError.ReadToEndAsync();
        using var time = new CancellationTokenSource(s_patience);
        while (!await AnswersAsync(time.Token))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, time.Token);
        }
    }

    /// <summary>Stops the server like a crash.</summary>
    public async Task StopAsync()
    {
        await RunAsync(Path.Combine(s_programs!, "pg_ctl"), "-D", $"{Folder}/data", "stop", "-m", "immediate");
        await _server!.WaitForExitAsync();
        _server.Dispose();
        _server = null;
    }

    /// <summary>Stops the server and deletes its data.</summary>
    public async Task DisposeAsync()
    {
        if (_server is not null)
        {
            await StopAsync();
        }

        if (Folder.Length > 0)
        {
            await RunAsync("rm", "-rf", Folder);
        }
    }

    /// <summary>A free port.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new Npgsql.NpgsqlConnection($"Host=127.0.0.1;Port={Port};Username={User};Password={Password};Database=postgres;Pooling=false;SSL Mode=Disable");
            await connection.OpenAsync(cancellationToken);
            return true;
        }
        catch (Npgsql.NpgsqlException)
        {
            return false;
        }
    }

    private static async Task<string> RunAsync(string program, params string[] args)
    {
        using var process = Begin(program, args);
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} failed: {await errors}");
    }

    private static Process Begin(string program, params string[] args)
    {
        var start = new ProcessStartInfo(IsRoot ? "runuser" : program, IsRoot ? ["-u", Somebody, "--", program, .. args] : args)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        return Process.Start(start)!;
    }
}
