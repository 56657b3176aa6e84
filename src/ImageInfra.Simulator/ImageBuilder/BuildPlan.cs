using System.Text.Json.Nodes;
using ImageInfra.Simulator.Compute;

namespace ImageInfra.Simulator.ImageBuilder;

/// <summary>
/// How long each phase of a build takes: a function of the template, so that a simulation repeats. Half an hour for a small
/// Linux image, about an hour for Windows with updates; Azure's own figures scatter around these.
/// </summary>
internal sealed record BuildPlan(IReadOnlyList<(string Phase, TimeSpan Takes)> Phases)
{
    private const int DefaultTimeout = 240;

    public TimeSpan Total => Phases.Aggregate(TimeSpan.Zero, (sum, p) => sum + p.Takes);

    public static BuildPlan Of(JsonObject template, string id)
    {
        var customizers = (template["customize"] as JsonArray ?? []).Select(c => (string)c!["type"]!).ToList();
        var phases = new List<(string, TimeSpan)>
        {
            ("Queued", TimeSpan.FromMinutes(1)),
            ("Building", TimeSpan.FromMinutes(8) + Scatter(id)),
            ("Customizing", TimeSpan.FromMinutes(4 + customizers.Sum(Minutes))),
        };
        if ((string?)template["optimize"]?["vmBoot"]?["state"] == "Enabled")
        {
            phases.Add(("Optimizing", TimeSpan.FromMinutes(4)));
        }

        if (template["validate"]?["inVMValidations"] is JsonArray { Count: > 0 })
        {
            phases.Add(("Validating", TimeSpan.FromMinutes(4)));
        }

        phases.Add(("Distributing", TimeSpan.FromMinutes(3) + Replication.Takes(Regions(template))));
        return new(phases);
    }

    /// <summary>How long a build may take.</summary>
    public static TimeSpan TimeoutOf(JsonObject template) =>
        TimeSpan.FromMinutes((int?)template["buildTimeoutInMinutes"] is { } minutes and > 0 ? minutes : DefaultTimeout);

    private static int Minutes(string customizer) => customizer switch
    {
        "WindowsUpdate" => 12,
        "WindowsRestart" => 3,
        "File" => 1,
        _ => 2,
    };

    private static int Regions(JsonObject template) => ((JsonArray)template["distribute"]!)
        .Max(d => (d!["targetRegions"] as JsonArray ?? d["replicationRegions"] as JsonArray)?.Count ?? 1);

    private static TimeSpan Scatter(string id) => TimeSpan.FromSeconds(DerivedGuid.Of(id).ToByteArray()[0] / 2);
}
