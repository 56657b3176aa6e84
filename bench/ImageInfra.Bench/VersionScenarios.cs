using ImageInfra.Driver.Arm;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Rehearsal;
using ImageInfra.Driver.Versions;
using ImageInfra.Project.Stacks;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Server;
using Spectre.Console;

namespace ImageInfra.Bench;

/// <summary>What commands take that look at every version: whole processes, and the calls that they read the versions with.</summary>
internal static class VersionScenarios
{
    private const int Images = 20;
    private const int Versions = 10_000;

    // Commands that read all versions, with what they ask for: another one is another row.
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

    // The same reading, in this process, on the same state: that of a command's own process nobody can count.
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
