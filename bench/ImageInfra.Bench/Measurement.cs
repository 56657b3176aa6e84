using System.Diagnostics;

namespace ImageInfra.Bench;

/// <summary>The time and memory of an <c>imageinfra</c> process.</summary>
internal sealed record Measurement(TimeSpan Wall, long PeakBytes)
{
    private static readonly TimeSpan s_sampling = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs a command to its end.</summary>
    /// <exception cref="InvalidOperationException">The command failed.</exception>
    public static async Task<Measurement> RunAsync(string program, string directory, params string[] arguments)
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var peak = 0L;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, PeakOf(process));
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(s_sampling, TimeProvider.System));
        }

        var wall = Stopwatch.GetElapsedTime(started);
        return process.ExitCode == 0
            ? new(wall, peak)
            : throw new InvalidOperationException(
                $"imageinfra {string.Join(' ', arguments)} exited with {process.ExitCode}:\n{await output}\n{await error}");
    }

    private static long PeakOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // The process has exited.
            return 0;
        }
    }

    /// <summary>Returns the run with the median time.</summary>
    public static Measurement Median(IEnumerable<Measurement> runs)
    {
        var sorted = runs.OrderBy(r => r.Wall).ToList();
        return sorted[sorted.Count / 2];
    }
}
