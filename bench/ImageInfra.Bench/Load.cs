using System.Diagnostics;

namespace ImageInfra.Bench;

/// <summary>As many requests as go through over a number of connections. The client shares the processors with the server.</summary>
internal static class Load
{
    public const int Connections = 32;

    private const int Rounds = 15;

    // Until the compiler has optimized the code of the requests, which takes a server up to four seconds.
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan s_round = TimeSpan.FromSeconds(0.7);

    /// <summary>
    /// Requests a second of two warm servers, in turns: the other load of the machine changes from second to second, and both servers
    /// get their share of it.
    /// </summary>
    public static async Task<(double One, double Other)> CompareAsync(Func<Task<HttpResponseMessage>> one, Func<Task<HttpResponseMessage>> other)
    {
        await RunAsync(one, s_warmUp);
        await RunAsync(other, s_warmUp);
        var (ones, others) = (0.0, 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            ones += await RunAsync(one, s_round);
            others += await RunAsync(other, s_round);
        }

        return (ones / Rounds, others / Rounds);
    }

    // Requests a second.
    private static async Task<double> RunAsync(Func<Task<HttpResponseMessage>> request, TimeSpan time)
    {
        var started = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(async _ =>
        {
            var count = 0L;
            while (Stopwatch.GetElapsedTime(started) < time)
            {
                using var response = await request();
                response.EnsureSuccessStatusCode();
                await response.Content.ReadAsByteArrayAsync();
                count++;
            }

            return count;
        }));
        return counts.Sum() / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
