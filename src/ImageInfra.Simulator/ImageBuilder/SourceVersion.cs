using ImageInfra.Simulator.Compute;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.ImageBuilder;

/// <summary>Which version a source means.</summary>
internal static class SourceVersion
{
    private const string Latest = "/latest";

    /// <summary>A version by its id, or the latest: the highest number in the region that is not excluded. Null when there is none.</summary>
    public static ArmResource? Resolve(SimulatedAzure azure, string id, string location) => !id.EndsWith(Latest, StringComparison.OrdinalIgnoreCase)
        ? azure.Store.Find(id)
        : azure.Store.In(id[..^Latest.Length])
            .Where(v => !IsExcluded(v, location) && v.ProvisioningState is "Succeeded" or "Updating" && Replication.IsIn(v, location, azure.Now))
            .MaxBy(v => VersionNumber.Parse(v.Name) is { } n ? (n.Major, n.Minor, n.Patch) : default);

    private static bool IsExcluded(ArmResource version, string location)
    {
        var profile = version.Properties["publishingProfile"]!;
        return (bool?)profile["excludeFromLatest"] == true
            || ((System.Text.Json.Nodes.JsonArray)profile["targetRegions"]!).Any(r => Resources.Locations.Same((string?)r!["name"], location) && (bool?)r["excludeFromLatest"] == true);
    }
}
