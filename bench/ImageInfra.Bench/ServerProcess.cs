using System.Diagnostics;

namespace ImageInfra.Bench;

/// <summary>A server in a separate process, and its client.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo? _data;

    private ServerProcess(Process process, Uri address, DirectoryInfo? data)
    {
        _process = process;
        _data = data;
        Client = new(new SocketsHttpHandler { MaxConnectionsPerServer = Load.Connections }) { BaseAddress = address };
        Client.DefaultRequestHeaders.Authorization = new("Bearer", "bench");
    }

    public HttpClient Client { get; }

    /// <summary>Starts a simulator with a data folder, and waits for its first response.</summary>
    public static async Task<ServerProcess> StartSimulatorAsync(string program)
    {
        var data = Directory.CreateTempSubdirectory("imageinfra-bench-sim-");
        return await StartAsync(program, ["sim", "start", "--http", "--port", "0", "--no-throttling", "--data", data.FullName], data);
    }

    /// <summary>Starts a server that prints its address.</summary>
    public static async Task<ServerProcess> StartAsync(string program, IEnumerable<string> arguments, DirectoryInfo? data = null)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        Uri? address = null;
        while (address is null)
        {
            var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"{program} exited before it printed its address");
            address = line.Split(' ').Select(w => Uri.TryCreate(w, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp ? uri : null).FirstOrDefault(u => u is not null);
        }

        _ = process.StandardOutput.ReadToEndAsync();
        var server = new ServerProcess(process, address, data);
        using var first = await server.Client.GetAsync(new Uri("/subscriptions?api-version=2022-12-01", UriKind.Relative));
        first.EnsureSuccessStatusCode();
        return server;
    }

    /// <summary>Kills the process, like <c>kill -9</c>.</summary>
    public Task KillAsync()
    {
        _process.Kill();
        return _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await KillAsync();
        _process.Dispose();
        _data?.Delete(recursive: true);
    }
}
