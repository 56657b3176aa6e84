using System.Globalization;
using Spectre.Console;

namespace ImageInfra.Bench;

/// <summary>Measures the driver with a thousand builds.</summary>
internal static class DriverScenarios
{
    private const int Images = 1_000;

    public static async Task RunAsync(Table table, string program, string bench)
    {
        using var project = new SyntheticProject(Images);
        await Measurement.RunAsync(program, project.FullName, "up", "--local");
        await using var simulator = await ServerProcess.StartAsync(
            program,
            [
                "sim", "start", "--http", "--port", "0", "--no-throttling",
                "--data", Path.Combine(project.FullName, ".imageinfra", "local"),
                "--speed", ManyBuilds.Speed.ToString(CultureInfo.InvariantCulture),
            ]);
        Task<Measurement> RunAsync(string command) =>
            Measurement.RunAsync("dotnet", project.FullName, bench, command, project.FullName, simulator.Client.BaseAddress!.ToString());

        var start = await RunAsync(ManyBuilds.Start);
        table.AddRow($"{Images:N0} builds, started and detached", $"{start.Wall.TotalSeconds:0.0} s", $"{start.PeakBytes / 1_048_576} MB", "");
        var follow = await RunAsync(ManyBuilds.Follow);
        table.AddRow($"{Images:N0} builds, followed to their end", $"{follow.Wall.TotalSeconds:0.0} s", $"{follow.PeakBytes / 1_048_576} MB", "150 MB");
    }
}
