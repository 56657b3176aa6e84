using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Rehearsal;
using ImageInfra.Driver.Versions;
using ImageInfra.Project.Stacks;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Server;
using Spectre.Console;

namespace ImageInfra.Bench;

/// <summary>Measures the commands that read all versions: whole processes, and their number of calls.</summary>
internal static class VersionScenarios
{
    private const int Images = 20;
    private const int Versions = 10_000;

    // The commands that read all versions, and the data that they read.
    private static readonly (string[] Arguments, bool WithConsumers, InventoryAge Age)[] s_commands =
    [
        (["versions"], false, InventoryAge.Recent),
        (["versions", "--json"], false, InventoryAge.Recent),
        (["versions", "--live"], false, InventoryAge.Live),
        (["lineage", "image-0000"], true, InventoryAge.Recent),
        (["prune"], true, InventoryAge.Recent),
    ];

    public static async Task RunAsync(Table table, string program, int repeats)
    {
        LineageScenarios.Run(table, repeats);
        using var project = new SyntheticProject(Images);
        await Measurement.RunAsync(program, project.FullName, "up", "--local");
        await ManyVersions.PutAsync(program, Path.Combine(project.FullName, ".imageinfra", "local"), Versions / Images);
        foreach (var (arguments, withConsumers, age) in s_commands)
        {
            var runs = new List<Measurement>();
            for (var i = 0; i < repeats; i++)
            {
                runs.Add(await Measurement.RunAsync(program, project.FullName, [.. arguments, "--local"]));
            }

            var median = Measurement.Median(runs);
            var calls = await CallsAsync(project.FullName, withConsumers, age);
            table.AddRow(
                $"{string.Join(' ', arguments)} --local of {Versions:N0} versions, {calls} calls",
                $"{median.Wall.TotalSeconds:0.000} s",
                $"{median.PeakBytes / 1_048_576} MB",
                age == InventoryAge.Recent ? $"2 s, {Versions / 100} calls" : "");
        }
    }

    // Repeats the read in this process to count the calls, because calls of another process can't be counted.
    private static async Task<int> CallsAsync(string directory, bool withConsumers, InventoryAge age)
    {
        var calls = 0;
        var local = Path.Combine(directory, ".imageinfra", "local");
        var options = new SimulatorOptions { DataDirectory = local, OnRequest = _ => Interlocked.Increment(ref calls) };
        await using var host = await SimulatorHost.StartAsync(options, TimeProvider.System, default);
        var connection = ArmConnection.Local(host.Endpoint, host.Clock);
        var project = new FactoryProject(directory, "dev", Path.Combine(local, "pins", "Pulumi.dev.yaml"));
        var operations = new RehearsalStackOperations(project, connection, host.SubscriptionId, Path.Combine(local, "stacks"));
        var reader = new FactoryInventoryReader(
            new OneStack(project, operations),
            new ArmImageVersions(connection),
            new ArmDeployedContents(connection),
            new ResourceGraphVersions(connection),
            new ArmVersionConsumers(connection));
        var inventory = await reader.ReadAsync([project.Stack], withConsumers, age, default);
        return inventory.Age == age && inventory.Stack(project.Stack).Images.Sum(i => i.Versions.Count) == Versions
            ? calls
            : throw new InvalidOperationException($"{inventory.Age} reading found {inventory.Stack(project.Stack).Images.Sum(i => i.Versions.Count)} versions instead of {Versions}");
    }
}
