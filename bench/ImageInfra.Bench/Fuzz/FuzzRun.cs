using System.Diagnostics;
using Spectre.Console;

namespace ImageInfra.Bench.Fuzz;

/// <summary>Reads many inputs on all processors, and detects hangs.</summary>
internal static class FuzzRun
{
    public const string Command = "fuzz";

    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_checkInterval = TimeSpan.FromSeconds(1);

    /// <summary>Reads the inputs from number 0. Returns 1 after the first crash or hang, and prints it.</summary>
    public static async Task<int> RunAsync(IAnsiConsole console, string root, int inputs)
    {
        var input = new FuzzInput(FuzzSeeds.Of(root));
        var workers = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Worker()).ToArray();
        var crashes = 0;
        var slowest = TimeSpan.Zero;
        var next = -1;
        var started = Stopwatch.GetTimestamp();
        var running = Task.WhenAll(workers.Select(worker => Task.Factory.StartNew(
            () =>
            {
                for (var number = Interlocked.Increment(ref next); number < inputs; number = Interlocked.Increment(ref next))
                {
                    var (kind, text) = input.Of(number);
                    var began = worker.Begin(number);
                    try
                    {
                        FuzzTarget.Read(kind, text);
                    }
                    catch (Exception e)
                    {
                        if (Interlocked.Increment(ref crashes) <= 5)
                        {
                            console.MarkupLineInterpolated($"[red]input {number} ({kind}) crashed:[/] {string.Join(" | ", e.ToString().Split('\n').Where((l, i) => i == 0 || l.Contains("ImageInfra", StringComparison.Ordinal)).Take(3).Select(l => l.Trim()))}");
                        }
                    }

                    worker.Slowest = Stopwatch.GetElapsedTime(began) is var took && took > worker.Slowest ? took : worker.Slowest;
                    worker.End();
                }
            },
            TaskCreationOptions.LongRunning)));
        while (await Task.WhenAny(running, Task.Delay(s_checkInterval, TimeProvider.System)) != running)
        {
            if (workers.FirstOrDefault(w => w.Elapsed > s_timeout) is { } hanging)
            {
                console.MarkupLineInterpolated($"[red]input {hanging.Number} hangs[/]: it took more than {s_timeout.TotalSeconds:0} s");
                return 1;
            }
        }

        slowest = workers.Max(w => w.Slowest);
        console.MarkupLineInterpolated($"{inputs} inputs in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s: {crashes} crashes, 0 hangs; the slowest took {slowest.TotalMilliseconds:0} ms");
        return crashes == 0 ? 0 : 1;
    }

    private sealed class Worker
    {
        private long _began;

        public int Number { get; private set; }

        public TimeSpan Slowest { get; set; }

        public TimeSpan Elapsed => Interlocked.Read(ref _began) is > 0 and var began ? Stopwatch.GetElapsedTime(began) : TimeSpan.Zero;

        public long Begin(int number)
        {
            Number = number;
            var now = Stopwatch.GetTimestamp();
            Interlocked.Exchange(ref _began, now);
            return now;
        }

        public void End() => Interlocked.Exchange(ref _began, 0);
    }
}
