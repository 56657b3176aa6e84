using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Faults;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.Compute;

/// <summary>The replication of a version by the clock: the home region first, then the other regions in order.</summary>
internal static class Replication
{
    private const string Regions = "replication";

    private static readonly TimeSpan s_home = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan s_other = TimeSpan.FromMinutes(4);

    /// <summary>Returns the duration of a replication by the number of regions.</summary>
    public static TimeSpan Takes(int regions) => s_home + (s_other * Math.Max(0, regions - 1));

    /// <summary>Schedules the replication to every region without a replica.</summary>
    public static void Begin(AzureState azure, ArmResource version)
    {
        var known = version.Hidden[Regions] as JsonObject ?? [];
        var planned = new JsonObject();
        var at = azure.Now;
        foreach (var name in Names(version))
        {
            if (known[name] is { } copy)
            {
                planned[name] = copy.DeepClone();
                continue;
            }

            var takes = planned.Count == 0 ? s_home : s_other;
            planned[name] = new JsonObject
            {
                ["from"] = at.ToString("O"),
                ["to"] = (at + takes).ToString("O"),
                ["fails"] = planned.Count > 0 && azure.Faults.Take(Incident.ReplicationFailsInOneRegion, version.Id),
            };
            at += takes;
        }

        version.Hidden[Regions] = planned;
    }

    /// <summary>Returns the time at which the last replica is complete.</summary>
    public static DateTimeOffset End(ArmResource version) => Copies(version).Max(c => Time(c.Copy["to"]));

    /// <summary>Whether the replication to any region fails.</summary>
    public static bool Fails(ArmResource version) => Copies(version).Any(c => (bool)c.Copy["fails"]!);

    /// <summary>Whether a region has a replica.</summary>
    public static bool IsIn(ArmResource version, string location, DateTimeOffset now) =>
        Copies(version).Any(c => c.Name == Locations.Normalize(location) && Time(c.Copy["to"]) <= now && !(bool)c.Copy["fails"]!);

    public static JsonObject Status(ArmResource version, DateTimeOffset now)
    {
        var summary = Copies(version).Select(c => Describe(c.Name, c.Copy, now)).ToList();
        var states = summary.Select(s => (string)s["state"]!).ToList();
        return new()
        {
            ["aggregatedState"] = states.Contains("Replicating") ? "InProgress" : states.Contains("Failed") ? "Failed" : "Completed",
            ["summary"] = new JsonArray([.. summary]),
        };
    }

    private static JsonObject Describe(string name, JsonObject copy, DateTimeOffset now)
    {
        var (from, to, fails) = (Time(copy["from"]), Time(copy["to"]), (bool)copy["fails"]!);
        var progress = Math.Clamp((int)((now - from) / (to - from) * 100), 0, 100);
        return new()
        {
            ["region"] = Locations.DisplayName(name),
            ["state"] = progress < 100 ? "Replicating" : fails ? "Failed" : "Completed",
            ["details"] = progress == 100 && fails ? "Replication to the region failed. Please retry by updating the image version." : "",
            ["progress"] = fails ? Math.Min(progress, 55) : progress,
        };
    }

    private static IEnumerable<(string Name, JsonObject Copy)> Copies(ArmResource version) =>
        ((JsonObject)version.Hidden[Regions]!).Select(r => (r.Key, (JsonObject)r.Value!));

    private static IEnumerable<string> Names(ArmResource version) => ((JsonArray)version.Properties["publishingProfile"]!["targetRegions"]!)
        .Select(r => Locations.Normalize((string)r!["name"]!))
        .OrderByDescending(name => name == version.Location);

    private static DateTimeOffset Time(JsonNode? time) => SimulatorJson.Time((string)time!);
}
