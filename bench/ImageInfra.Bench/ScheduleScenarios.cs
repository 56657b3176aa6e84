using ImageInfra.Driver.Scheduling;
using Spectre.Console;

namespace ImageInfra.Bench;

/// <summary>Compares the total time of schedules with the lower bound for chained builds.</summary>
internal static class ScheduleScenarios
{
    private const int Graphs = 200;
    private const int Images = 200;

    public static void Run(Table table)
    {
        foreach (var limit in (int[])[5, 10, 20, 50])
        {
            var ratios = Enumerable.Range(0, Graphs).Select(seed => Ratio(Forest(new(seed)), limit)).Order().ToList();
            table.AddRow(
                $"makespan of {Graphs} random graphs of {Images} images, {limit} at once",
                $"{ratios[Graphs / 2] - 1:P2} over the bound, at most {ratios[^1] - 1:P2}",
                "",
                "2%");
        }
    }

    // Three in four images start from another image; a build takes 15 to 90 minutes.
    private static List<BuildJob> Forest(Random random) =>
    [
        .. Enumerable.Range(0, Images).Select(i => new BuildJob(
            $"image-{i:000}",
            i > 0 && random.Next(4) > 0 ? $"image-{random.Next(i):000}" : null,
            TimeSpan.FromSeconds(random.Next(15 * 60, 90 * 60)))),
    ];

    private static double Ratio(List<BuildJob> jobs, int limit) => Makespan(jobs, limit) / Bound(jobs, limit);

    private static TimeSpan Makespan(List<BuildJob> jobs, int limit)
    {
        var schedule = new BuildSchedule(jobs, new(limit, limit));
        var running = new PriorityQueue<BuildJob, TimeSpan>();
        for (var now = TimeSpan.Zero; ;)
        {
            running.EnqueueRange(schedule.Start().Select(job => (job, now + job.Expected)));
            if (running.Count == 0)
            {
                return now;
            }

            running.TryDequeue(out var next, out now);
            schedule.End(next!.Image, succeeded: true);
        }
    }

    // The lower bound is the longer of the longest chain, and all work divided by the number of slots.
    private static TimeSpan Bound(List<BuildJob> jobs, int limit)
    {
        var ends = new Dictionary<string, TimeSpan>();
        foreach (var job in jobs)
        {
            ends[job.Image] = job.Expected + (job.Base is { } name ? ends[name] : TimeSpan.Zero);
        }

        var work = jobs.Aggregate(TimeSpan.Zero, (sum, job) => sum + job.Expected) / limit;
        var chain = ends.Values.Max();
        return chain > work ? chain : work;
    }
}
