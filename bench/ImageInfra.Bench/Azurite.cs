using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Azure.Storage;
using Azure.Storage.Sas;

namespace ImageInfra.Bench;

/// <summary>Azurite, the emulator of Azure Storage, as a reference for writes of the simulator. Runs with npx.</summary>
internal sealed class Azurite : IAsyncDisposable
{
    public const string Version = "3.37.0";

    // The public account and key in Azurite's documentation.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan s_startTimeout = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly DirectoryInfo _data;

    private Azurite(Process process, DirectoryInfo data, Uri address)
    {
        (_process, _data) = (process, data);
        Client = new(new SocketsHttpHandler { MaxConnectionsPerServer = Load.Connections }) { BaseAddress = address };
        Client.DefaultRequestHeaders.Add("x-ms-version", "2024-11-04");
        var sas = new AccountSasBuilder(AccountSasPermissions.All, TimeProvider.System.GetUtcNow().AddHours(1), AccountSasServices.Blobs, AccountSasResourceTypes.All)
        {
            Protocol = SasProtocol.HttpsAndHttp,
        };
        Signature = sas.ToSasQueryParameters(new StorageSharedKeyCredential(Account, Key)).ToString();
    }

    public HttpClient Client { get; }

    /// <summary>The query string that authorizes a request.</summary>
    public string Signature { get; }

    /// <summary>Returns the path of a container or a blob.</summary>
    public static string PathOf(string name) => $"/{Account}/{name}";

    /// <summary>Starts a server with a container. If that fails, returns the reason.</summary>
    public static async Task<(Azurite? Server, string Reason)> StartAsync(string container)
    {
        var data = Directory.CreateTempSubdirectory("imageinfra-bench-azurite-");
        var port = FirstResponse.FreePort().ToString(CultureInfo.InvariantCulture);
        Process process;
        try
        {
            process = Process.Start(new ProcessStartInfo(
                OperatingSystem.IsWindows() ? "npx.cmd" : "npx",
                ["--yes", "--package", $"azurite@{Version}", "azurite-blob", "--silent", "--skipApiVersionCheck", "--disableTelemetry", "--location", data.FullName, "--blobPort", port])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (Win32Exception e)
        {
            return (null, $"can't start npx: {e.Message}");
        }

        _ = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var server = new Azurite(process, data, new($"http://127.0.0.1:{port}"));
        var started = Stopwatch.GetTimestamp();
        while (!process.HasExited && Stopwatch.GetElapsedTime(started) < s_startTimeout)
        {
            try
            {
                using var made = await server.Client.PutAsync(new Uri($"{PathOf(container)}?restype=container&{server.Signature}", UriKind.Relative), null);
                return made.StatusCode == HttpStatusCode.Created ? (server, "") : throw new InvalidOperationException($"Azurite returned {await made.Content.ReadAsStringAsync()}");
            }
            catch (HttpRequestException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            }
        }

        var reason = process.HasExited ? $"npx exited: {(await errors).Trim().Split('\n')[^1]}" : "Azurite did not start in time";
        await server.DisposeAsync();
        return (null, reason);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _data.Delete(recursive: true);
    }
}
