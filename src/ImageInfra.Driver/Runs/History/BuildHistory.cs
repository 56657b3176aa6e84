using System.Collections.Concurrent;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Runs.History;

/// <summary>Expected durations of builds, computed from earlier runs of a stack's images.</summary>
public sealed class BuildHistory
{
    /// <summary>The maximum number of successful runs of an image that are used, newest first.</summary>
    public const int RunsThatCount = 50;

    /// <summary>The minimum number of runs to use p95 as the limit for overdue runs.</summary>
    public const int RunsForOverdue = 3;

    private const int ReadsAtOnce = 8;

    // Rough durations of first builds; Windows needs longer for its updates.
    private static readonly TimeSpan s_linux = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan s_windows = TimeSpan.FromHours(1);

    private readonly Dictionary<string, ImageHistory> _images;

    /// <summary>Computes the history from ledger entries.</summary>
    public BuildHistory(IEnumerable<RunEntry> entries) => _images = entries
        .Where(e => e.Outcome is BuildOutcome.Succeeded)
        .OrderByDescending(e => e.IntendedAt)
        .GroupBy(e => e.Image, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(g => g.Key, g => ImageHistory.Of(g.Take(RunsThatCount)), StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the history of images from a ledger.</summary>
    public static async Task<BuildHistory> ReadAsync(IRunLedger ledger, string stack, IEnumerable<string> images, CancellationToken cancellationToken)
    {
        var entries = new ConcurrentBag<RunEntry>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(images.Distinct(StringComparer.OrdinalIgnoreCase), options, async (image, token) =>
        {
            var filter = new RunFilter { Stack = stack, Image = image, Outcome = BuildOutcome.Succeeded, Limit = RunsThatCount };
            foreach (var entry in await ledger.FindAsync(filter, token))
            {
                entries.Add(entry);
            }
        });
        return new(entries);
    }

    /// <summary>The history of an image.</summary>
    public ImageHistory Of(string image) => _images.GetValueOrDefault(image) ?? ImageHistory.Of([]);

    /// <summary>The expected duration of a run: p50, or a default for the operating system.</summary>
    public TimeSpan Expected(string image, OsType osType) =>
        Of(image).Runs?.P50 ?? (osType is OsType.Linux ? s_linux : s_windows);

    /// <summary>
    /// The duration after which a run is overdue: p95 of at least three runs, or twice the expected duration. At least 10% more than
    /// p50, so that runs of equal length cause no warnings.
    /// </summary>
    public TimeSpan OverdueAfter(string image, OsType osType)
    {
        var expected = Expected(image, osType);
        if (Of(image).Runs is not { Count: >= RunsForOverdue } runs)
        {
            return expected * 2;
        }

        var least = expected * 1.1;
        return runs.P95 > least ? runs.P95 : least;
    }
}
