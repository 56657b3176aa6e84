using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Azure.Storage.Blobs;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Stores;

/// <summary>Azurite, the emulator of Azure Storage, from tests/azurite, in memory, on a loopback port.</summary>
public sealed class AzuriteServer : IAsyncLifetime
{
    /// <summary>The public account in Azurite's documentation.</summary>
    public const string Account = "devstoreaccount1";

    /// <summary>The account's key.</summary>
    public const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private static readonly string s_program = Path.Combine(RepositoryRoot.Path, "tests", "azurite", "node_modules", "azurite", "dist", "src", "blob", "main.js");

    private Process? _process;

    /// <summary>The reason why this machine cannot run it; null if it can.</summary>
    public static string? Missing { get; } = File.Exists(s_program)
        ? HasNode() ? null : "there is no node on this machine"
        : "Azurite is not installed; 'npm ci --prefix tests/azurite' installs it";

    /// <summary>The port.</summary>
    public int Port { get; private set; }

    /// <summary>The connection string.</summary>
    public string ConnectionString => string.Create(
        CultureInfo.InvariantCulture,
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{Port}/{Account};");

    /// <summary>The address of a container.</summary>
    public string Address(string container) => string.Create(CultureInfo.InvariantCulture, $"azblob://{container}?storage_account={Account}&domain=127.0.0.1:{Port}");

    /// <summary>Starts the server.</summary>
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

        Port = PostgresServer.FreePort();
        _process = Process.Start(new ProcessStartInfo(
            "node",
            [s_program, "--blobHost", "127.0.0.1", "--blobPort", $"{Port}", "--inMemoryPersistence", "--silent", "--skipApiVersionCheck", "--disableTelemetry"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        })!;
        _ = _process.StandardOutput.ReadToEndAsync();
        _ = _process.StandardError.ReadToEndAsync();
        using var time = new CancellationTokenSource(s_patience);
        while (!await AnswersAsync(time.Token))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, time.Token);
        }
    }

    /// <summary>Creates a container.</summary>
    public async Task MakeAsync(string container) => await new BlobContainerClient(ConnectionString, container).CreateIfNotExistsAsync();

    /// <summary>Stops the server.</summary>
    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
    }

    private static bool HasNode()
    {
        try
        {
            using var node = Process.Start(new ProcessStartInfo("node", "--version") { RedirectStandardOutput = true });
            node!.WaitForExit();
            return node.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", Port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
