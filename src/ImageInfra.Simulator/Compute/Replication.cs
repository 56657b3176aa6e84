using System.Globalization;
using System.Text.Json.Nodes;
using ImageInfra.Simulator.Resources;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.Compute;

/// <summary>How far a version's copies are: a function of the clock. The home region first, the others after it.</summary>
internal static class Replication
{
    private static readonly TimeSpan s_home = TimeSpan.FromMinutes(6);
    private static readonly TimeSpan s_other = TimeSpan.FromMinutes(4);

    /// <summary>How long replication to so many regions takes.</summary>
    public static TimeSpan Takes(int regions) => s_home + (s_other * Math.Max(0, regions - 1));

    public static JsonObject Status(ArmResource version, DateTimeOffset now)
    {
        var start = DateTimeOffset.Parse((string)version.Hidden["replicationStart"]!, CultureInfo.InvariantCulture);
        var regions = (JsonArray)version.Properties["publishingProfile"]!["targetRegions"]!;
        var summary = new JsonArray();
        var isDone = true;
        foreach (var (region, index) in regions.Select((r, i) => (r, i)))
        {
            var end = start + Takes(index + 1);
            var begin = index == 0 ? start : start + Takes(index);
            var progress = Math.Clamp((int)((now - begin) / (end - begin) * 100), 0, 100);
            isDone &= progress == 100;
            summary.Add(new JsonObject
            {
                ["region"] = Locations.DisplayName((string)region!["name"]!),
                ["state"] = progress == 100 ? "Completed" : "Replicating",
                ["details"] = "",
                ["progress"] = progress,
            });
        }

        return new() { ["aggregatedState"] = isDone ? "Completed" : "InProgress", ["summary"] = summary };
    }
}
