using System.Diagnostics;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Runs.Ledger;
using ImageInfra.Driver.Store;
using ImageInfra.Driver.Store.Addresses;
using Spectre.Console;

namespace ImageInfra.Bench;

/// <summary>Measures a store with many runs: the command <c>runs</c>, and a save, on a folder and on the store in IMAGEINFRA_STORE.</summary>
internal static class StoreScenarios
{
    private const int Runs = 100_000;
    private const int Images = 100;
    private const int Saves = 500;
    private const int WritersAtOnce = 8;

    private static readonly DateTimeOffset s_start = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task RunAsync(Table table, string program, int repeats)
    {
        var variables = Environment.GetEnvironmentVariables().Keys.Cast<string>().ToDictionary(k => k, k => Environment.GetEnvironmentVariable(k) ?? "");
        var shared = variables.GetValueOrDefault(StoreAddress.Variable);
        using var project = new SyntheticProject(images: 1);
        foreach (var (name, text) in new[] { ("folder", ".imageinfra"), (shared?.Split(':')[0] ?? "", shared ?? "") }.Where(s => s.Item2.Length > 0))
        {
            var address = StoreAddress.Parse(text, StoreAddress.Variable, project.FullName, variables);
            await using var store = address.Open("imageinfra", _ => throw new NotSupportedException("the benchmark has a key"), TimeProvider.System);
            var ledger = new RunLedger(store);
            await FillAsync(ledger);
            table.AddRow($"a save, {name} of {Runs:N0} runs", $"{(await SaveAsync(ledger)).TotalMilliseconds:0.00} ms", "", "one round trip");
            foreach (var arguments in (string[][])[["runs"], ["runs", "--image", "image-7"], ["runs", "--outcome", "failed"]])
            {
                Environment.SetEnvironmentVariable(StoreAddress.Variable, text);
                var measured = new List<Measurement>();
                for (var i = 0; i < repeats; i++)
                {
                    measured.Add(await Measurement.RunAsync(program, project.FullName, arguments));
                }

                var median = Measurement.Median(measured);
                table.AddRow($"{string.Join(' ', arguments)}, {name} of {Runs:N0} runs", $"{median.Wall.TotalSeconds:0.000} s", $"{median.PeakBytes / 1_048_576} MB", "0.3 s");
            }
        }

        Environment.SetEnvironmentVariable(StoreAddress.Variable, shared);
    }

    private static async Task FillAsync(RunLedger ledger)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = WritersAtOnce };
        await Parallel.ForAsync(0, Runs, options, async (i, token) =>
        {
            try
            {
                await ledger.SaveAsync(Run(i), token);
            }
            catch (StoreConflictException)
            {
                // The folder is left over from an earlier benchmark.
            }
        });
    }

    private static async Task<TimeSpan> SaveAsync(RunLedger ledger)
    {
        var entry = (await ledger.FindAsync("image-7", Run(7).TemplateId, 1, default))!;
        var times = new List<TimeSpan>();
        for (var i = 0; i < Saves; i++)
        {
            var started = Stopwatch.GetTimestamp();
            entry = await ledger.SaveAsync(entry with { Message = $"{i}" }, default);
            times.Add(Stopwatch.GetElapsedTime(started));
        }

        return times.Order().ElementAt(times.Count / 2);
    }

    private static RunEntry Run(int i) => new()
    {
        Number = (i / Images) + 1,
        Stack = "dev",
        Image = $"image-{i % Images}",
        TemplateId = $"/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.VirtualMachineImages/imageTemplates/image-{i % Images}-3f2a9c1b",
        IntendedAt = s_start.AddMinutes(i),
        Stage = RunStage.Closed,
        State = RunState.Succeeded,
        StartTime = s_start.AddMinutes(i),
        EndTime = s_start.AddMinutes(i + 31),
        Phases = [.. Enum.GetValues<RunSubState>().Select((p, n) => new RunPhase(p, s_start.AddMinutes(i + n)))],
        Outcome = i % 10 == 0 ? BuildOutcome.Failed : BuildOutcome.Succeeded,
        VersionId = $"/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.Compute/galleries/gal/images/image-{i % Images}/versions/1.0.{i / Images}",
    };
}
