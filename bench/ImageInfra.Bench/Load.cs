using System.Diagnostics;

namespace ImageInfra.Bench;

/// <summary>As many requests as go through over a number of connections. The client shares the processors with the server.</summary>
internal static class Load
{
    public const int Connections = 32;

    private const int Rounds = 15;

    // Until the compiler has done its best for what the requests need, which takes either server up to four seconds of them.
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan s_round = TimeSpan.FromSeconds(0.7);

    /// <summary>
    /// Requests a second of two servers that are warm, asked in turns: what else the machine does changes from second to second, and
    /// is shared by both so.
    /// </summary>
    public static async Task<(double One, double Other)> CompareAsync(HttpClient one, HttpClient other, Func<HttpClient, Task<HttpResponseMessage>> request)
    {
        await RunAsync(one, s_warmUp, request);
        await RunAsync(other, s_warmUp, request);
        var (ones, others) = (0.0, 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            ones += await RunAsync(one, s_round, request);
            others += await RunAsync(other, s_round, request);
        }

        return (ones / Rounds, others / Rounds);
    }

    // Requests a second.
    private static async Task<double> RunAsync(HttpClient client, TimeSpan time, Func<HttpClient, Task<HttpResponseMessage>> request)
    {
        var started = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            var count = 0L;
            while (Stopwatch.GetElapsedTime(started) < time)
            {
                using var response = await request(client);
                response.EnsureSuccessStatusCode();
                await response.Content.ReadAsByteArrayAsync();
                count++;
            }

            return count;
        }));
        return counts.Sum() / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
