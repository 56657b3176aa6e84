using System.Collections.Concurrent;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Runs;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Builds;

/// <summary>Tests that following five hundred builds in one resource group needs no more calls than one build.</summary>
[Collection(PulumiCollection.Name)]
public sealed class ManyBuildsTests
{
    private const int Images = 500;
    private const int MostReadsAMinute = 30;
    private const string List = "/providers/Microsoft.VirtualMachineImages/imageTemplates";

    [Fact]
    public async Task Five_hundred_builds_take_one_list_request_per_interval()
    {
        var names = Enumerable.Range(0, Images).Select(i => ($"image-{i:000}", (string?)null)).ToArray();
        await using var factory = await SimulatedFactory.StartAsync(
            new("dev", ["westeurope"], names),
            speed: 100,
            new() { Throttles = true });
        var requests = new ConcurrentQueue<(DateTimeOffset Time, string Method, string Path, int Status)>();
        factory.Host.Azure.Exchanged = (request, answer) => requests.Enqueue((factory.Host.Azure.Now, request.Method, request.Path.Text, answer.Status));
        var (started, ended) = (new ConcurrentBag<DateTimeOffset>(), new ConcurrentDictionary<string, (RunStatus Status, DateTimeOffset Seen)>());
        var events = new Reaction<BuildEvent>(e =>
        {
            switch (e)
            {
                case BuildEvent.Started:
                    started.Add(factory.Host.Clock.GetUtcNow());
                    break;
                case BuildEvent.Progress { Status: { IsInProgress: false } status } progress:
                    ended.TryAdd(progress.Image, (status, factory.Host.Clock.GetUtcNow()));
                    break;
            }
        });

        await using var process = factory.Begin();
        var report = await process.Builds.BuildAsync([], new() { Limits = new(Images, Images) }, events, default);

        Assert.All(report.Images, i => Assert.Null(i.Message));
        Assert.Equal(Images, ended.Count);
        Assert.DoesNotContain(requests, r => r.Status == 429);
        var (steady, over) = (started.Max(), ended.Values.Min(e => e.Status.EndTime!.Value));
        Assert.True(over - steady > TimeSpan.FromMinutes(5), "the builds ended before all of them had begun");
        var reads = requests.Where(r => r.Method == "GET" && r.Time > steady && r.Time < over).ToList();
        Assert.All(reads, r => Assert.EndsWith(List, r.Path, StringComparison.OrdinalIgnoreCase));
        Assert.InRange(reads.Count / (over - steady).TotalMinutes, 1, MostReadsAMinute);
        var sweeps = requests.Where(r => r.Path.EndsWith(List, StringComparison.OrdinalIgnoreCase)).Select(r => r.Time).ToList();
        Assert.All(ended.Values, e => Assert.InRange(sweeps.Count(s => s > e.Status.EndTime && s < e.Seen) / PagesOf(Images), 0, 1));
    }

    private static int PagesOf(int templates) => (int)Math.Ceiling(templates / 200.0);
}
