using System.Diagnostics;

namespace ImageInfra.Bench;

/// <summary>As many requests as go through over a number of connections. The client shares the processors with the server.</summary>
internal static class Load
{
    public const int Connections = 32;

    // Until the compiler has done its best for what the requests need, which takes either server up to four seconds of them.
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(5);

    /// <summary>Requests a second of a server, and a client, that are warm.</summary>
    public static async Task<double> RunAsync(HttpClient client, TimeSpan time, Func<HttpClient, int, Task<HttpResponseMessage>> request)
    {
        await CountAsync(client, s_warmUp, request);
        return await CountAsync(client, time, request) / time.TotalSeconds;
    }

    private static async Task<long> CountAsync(HttpClient client, TimeSpan time, Func<HttpClient, int, Task<HttpResponseMessage>> request)
    {
        var started = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(async connection =>
        {
            var count = 0L;
            while (Stopwatch.GetElapsedTime(started) < time)
            {
                using var response = await request(client, connection);
                response.EnsureSuccessStatusCode();
                await response.Content.ReadAsByteArrayAsync();
                count++;
            }

            return count;
        }));
        return counts.Sum();
    }
}
