using System.Collections.Concurrent;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Model.Images;

namespace ImageInfra.Driver.Runs.History;

/// <summary>What the earlier runs of a stack's images let a person expect of the next ones.</summary>
public sealed class BuildHistory
{
    /// <summary>How many of an image's runs count: the last so many that succeeded.</summary>
    public const int RunsThatCount = 50;

    /// <summary>From so many runs on, p95 says what is overdue.</summary>
    public const int RunsForOverdue = 3;

    private const int ReadsAtOnce = 8;

    // What first builds take, roughly: Windows Update needs its time.
    private static readonly TimeSpan s_linux = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan s_windows = TimeSpan.FromHours(1);

    private readonly Dictionary<string, ImageHistory> _images;

    /// <summary>The history that these entries tell.</summary>
    public BuildHistory(IEnumerable<RunEntry> entries) => _images = entries
        .Where(e => e.Outcome is BuildOutcome.Succeeded)
        .OrderByDescending(e => e.IntendedAt)
        .GroupBy(e => e.Image, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(g => g.Key, g => ImageHistory.Of(g.Take(RunsThatCount)), StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the history of images from a ledger: of each the runs that count.</summary>
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

    /// <summary>How long a run of an image will take: p50, or what is usual for its operating system.</summary>
    public TimeSpan Expected(string image, OsType osType) =>
        Of(image).Runs?.P50 ?? (osType is OsType.Linux ? s_linux : s_windows);

    /// <summary>
    /// After how long a run of an image is overdue: p95 of at least three runs, else twice what is expected. No less
    /// than a tenth more than p50, because runs that all take the same time are no reason to warn at every one's end.
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
