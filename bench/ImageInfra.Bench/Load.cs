using System.Diagnostics;

namespace ImageInfra.Bench;

/// <summary>Sends requests over a number of connections. Client and server share the processors.</summary>
internal static class Load
{
    public const int Connections = 32;

    private const int Rounds = 15;

    // JIT optimization of the request code takes up to four seconds.
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan s_round = TimeSpan.FromSeconds(0.7);

    /// <summary>
    /// Measures the requests per second of two servers after a warm-up. Rounds alternate, so that other load on the machine affects
    /// both servers alike.
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

    // Returns requests per second.
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
