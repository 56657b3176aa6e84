using System.Diagnostics;
using ImageInfra.Driver.Insight.Lineage;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Stacks;
using Spectre.Console;

namespace ImageInfra.Bench;

/// <summary>Measures the lineage graph of ten thousand versions, in many chains and in one.</summary>
internal static class LineageScenarios
{
    private const int Versions = 10_000;
    private const string Marketplace = "a:b:c:1.0.0";

    public static void Run(Table table, int repeats)
    {
        foreach (var chains in (int[])[100, 1])
        {
            var inventory = Inventory(chains);
            // The first run includes JIT compilation.
            var times = Enumerable.Range(0, repeats + 1).Select(_ => Time(inventory)).Skip(1).Order().ToList();
            table.AddRow($"lineage of {Versions:N0} versions in {chains} chains, only the graph", $"{times[times.Count / 2].TotalSeconds:0.000} s", "", "0.3 s");
        }
    }

    private static TimeSpan Time(FactoryInventory inventory)
    {
        var started = Stopwatch.GetTimestamp();
        _ = LineageGraph.Of(inventory, DateTimeOffset.UnixEpoch).Around([Marketplace]);
        return Stopwatch.GetElapsedTime(started);
    }

    private static FactoryInventory Inventory(int chains)
    {
        const string Definition = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/galleries/gal/images/base";
        var length = Versions / chains;
        var versions = Enumerable.Range(0, Versions).Select(n => new ImageVersion(n / length, 0, n % length)).Select(number => new PublishedVersion
        {
            Id = $"{Definition}/versions/{number}",
            Number = number,
            ProvisioningState = "Succeeded",
            Tags = Tags.Empty.With(WellKnownTags.Source, number.Patch == 0 ? Marketplace : $"base {number with { Patch = number.Patch - 1 }}"),
        });
        var settings = new FactorySettings
        {
            Stack = "dev", Location = "westeurope", ResourceGroupName = "rg", GalleryName = "gal", IdentityName = "id", TargetRegions = [new("westeurope")],
        };
        return new(
            [new("dev", new FactoryStack(ImageCatalog.Load([]), settings), Outputs: null, [new("base", Definition, [.. versions.Reverse()])])],
            []);
    }
}
