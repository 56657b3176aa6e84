using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ImageInfra.Bench;

/// <summary>Measures the time from the start of a simulator process to its first response, over a plain socket.</summary>
internal static class FirstResponse
{
    private static readonly byte[] s_request = Encoding.ASCII.GetBytes("GET /subscriptions?api-version=2022-12-01 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer bench\r\nConnection: close\r\n\r\n");

    public static async Task<TimeSpan> MeasureAsync(string program)
    {
        var data = Directory.CreateTempSubdirectory("imageinfra-bench-start-");
        var port = FreePort();
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, ["sim", "start", "--http", "--port", $"{port}", "--data", data.FullName]) { RedirectStandardOutput = true })!;
        while (!await HasRespondedAsync(port))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }

        var took = Stopwatch.GetElapsedTime(started);
        process.Kill();
        await process.WaitForExitAsync();
        data.Delete(recursive: true);
        return took;
    }

    private static async Task<bool> HasRespondedAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
        }
        catch (SocketException)
        {
            return false;
        }

        await client.GetStream().WriteAsync(s_request);
        var answer = new byte[12];
        await client.GetStream().ReadExactlyAsync(answer);
        return Encoding.ASCII.GetString(answer) == "HTTP/1.1 200";
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
