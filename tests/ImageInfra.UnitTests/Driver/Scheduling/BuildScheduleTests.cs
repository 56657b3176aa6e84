using ImageInfra.Driver.Scheduling;

namespace ImageInfra.UnitTests.Driver.Scheduling;

public sealed class BuildScheduleTests
{
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    [Fact]
    public void A_base_starts_before_its_children()
    {
        var schedule = new BuildSchedule([Job("child", "base"), Job("base")], new());

        Assert.Equal(["base"], Names(schedule.Start()));
        Assert.Empty(schedule.Start());
        Assert.Empty(schedule.End("base", succeeded: true));
        Assert.Equal(["child"], Names(schedule.Start()));
    }

    [Fact]
    public void Children_of_a_failed_base_never_start()
    {
        var schedule = new BuildSchedule([Job("a"), Job("b", "a"), Job("c", "b"), Job("d")], new());
        schedule.Start();

        Assert.Equal(["b", "c"], Names(schedule.End("a", succeeded: false)));
        Assert.Empty(schedule.Start());
    }

    [Fact]
    public void A_base_outside_the_request_delays_no_build() =>
        Assert.Equal(["child"], Names(new BuildSchedule([Job("child", "base")], new()).Start()));

    [Fact]
    public void Limits_hold_for_each_region_and_for_the_subscription()
    {
        var jobs = from region in (string[])["west", "north", "sweden"] from i in Enumerable.Range(0, 5) select Job($"{region}{i}") with { Region = region };
        var schedule = new BuildSchedule(jobs, new(PerRegion: 2, PerSubscription: 5));

        var started = schedule.Start();

        Assert.Equal(5, started.Count);
        Assert.All(started.CountBy(j => j.Region), region => Assert.InRange(region.Value, 1, 2));
        schedule.End(started[0].Image, succeeded: true);
        Assert.Single(schedule.Start());
    }

    [Fact]
    public void The_highest_priority_starts_first_and_applies_to_its_base()
    {
        var schedule = new BuildSchedule([Job("a", hours: 9), Job("base"), Job("urgent", "base") with { Priority = 7 }], new(PerRegion: 1));

        Assert.Equal(["base"], Names(schedule.Start()));
        schedule.End("base", succeeded: true);
        Assert.Equal(["urgent"], Names(schedule.Start()));
    }

    [Fact]
    public void The_longest_chain_starts_first()
    {
        var schedule = new BuildSchedule([Job("long", hours: 3), Job("base"), Job("child", "base", hours: 4)], new(PerRegion: 1));

        Assert.Equal(["base"], Names(schedule.Start()));
        schedule.End("base", succeeded: true);
        Assert.Equal(["child"], Names(schedule.Start()));
    }

    [Fact]
    public void Requests_take_turns()
    {
        var jobs = Enumerable.Range(0, 4).Select(i => Job($"a{i}") with { Requester = "a" })
            .Concat(Enumerable.Range(0, 2).Select(i => Job($"b{i}") with { Requester = "b" }));
        var schedule = new BuildSchedule(jobs, new(PerRegion: 4));

        Assert.Equal(["a0", "b0", "a1", "b1"], Names(schedule.Start()));
    }

    [Fact]
    public void After_a_stop_no_job_starts_and_running_jobs_end()
    {
        var schedule = new BuildSchedule([Job("a"), Job("b", "a"), Job("c")], new(PerRegion: 1));
        schedule.Start();

        Assert.Equal(["b", "c"], Names(schedule.Stop()).Order());
        Assert.Empty(schedule.End("a", succeeded: true));
        Assert.Empty(schedule.Start());
    }

    [Fact]
    public void Jobs_of_a_random_forest_start_once_in_order_and_within_the_limit()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var jobs = Enumerable.Range(0, random.Next(1, 60))
                .Select(i => Job($"j{i:00}", i > 0 && random.Next(3) > 0 ? $"j{random.Next(i):00}" : null, random.Next(1, 9)))
                .ToList();
            var limit = random.Next(1, 6);
            var schedule = new BuildSchedule(jobs, new(limit));
            var (running, ended) = (new List<BuildJob>(), new HashSet<string>());
            for (var started = schedule.Start(); started.Count + running.Count > 0; started = schedule.Start())
            {
                Assert.All(started, j => Assert.True(j.Base is null || ended.Contains(j.Base)));
                running.AddRange(started);
                Assert.InRange(running.Count, 1, limit);
                var next = running[random.Next(running.Count)];
                running.Remove(next);
                Assert.True(ended.Add(next.Image));
                schedule.End(next.Image, succeeded: true);
            }

            Assert.Equal(jobs.Count, ended.Count);
        }
    }

    [Fact]
    public void Two_hundred_chained_images_end_within_2_percent_of_the_lower_bound()
    {
        const int Limit = 20;
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var jobs = Enumerable.Range(0, 200)
                .Select(i => Job($"j{i:000}", i > 0 && random.Next(4) > 0 ? $"j{random.Next(i):000}" : null) with
                {
                    Expected = TimeSpan.FromMinutes(random.Next(15, 90)),
                })
                .ToList();
            var chains = new Dictionary<string, TimeSpan>();
            jobs.ForEach(j => chains[j.Image] = j.Expected + (j.Base is { } name ? chains[name] : TimeSpan.Zero));
            var bound = Math.Max(chains.Values.Max().TotalMinutes, jobs.Sum(j => j.Expected.TotalMinutes) / Limit);

            Assert.InRange(Makespan(jobs, Limit).TotalMinutes, bound, 1.02 * bound);
        }
    }

    private static TimeSpan Makespan(List<BuildJob> jobs, int limit)
    {
        var schedule = new BuildSchedule(jobs, new(limit, limit));
        var running = new PriorityQueue<BuildJob, TimeSpan>();
        for (var now = TimeSpan.Zero; ;)
        {
            running.EnqueueRange(schedule.Start().Select(job => (job, now + job.Expected)));
            if (!running.TryDequeue(out var next, out var end))
            {
                return now;
            }

            now = end;
            schedule.End(next.Image, succeeded: true);
        }
    }

    private static BuildJob Job(string image, string? from = null, int hours = 1) => new(image, from, hours * s_hour);

    private static IEnumerable<string> Names(IEnumerable<BuildJob> jobs) => jobs.Select(j => j.Image);
}
