using System.Text.Json.Nodes;

namespace ImageInfra.Simulator.ImageBuilder;

/// <summary>
/// How long each phase of a build takes: a function of the template, so that a simulation repeats. Half an hour for a small
/// Linux image, about an hour for Windows with updates; Azure's own figures scatter around these. Distributing is not here: it
/// takes as long as the copies do.
/// </summary>
internal sealed record BuildPlan(IReadOnlyList<(string Phase, TimeSpan Takes)> Phases)
{
    /// <summary>From the start of Customizing to its first customizer.</summary>
    public static readonly TimeSpan BeforeCustomizers = TimeSpan.FromMinutes(2);

    private const int DefaultTimeout = 240;

    private static readonly TimeSpan s_afterCustomizers = TimeSpan.FromMinutes(2);

    public static BuildPlan Of(JsonObject template, string id)
    {
        var phases = new List<(string, TimeSpan)>
        {
            ("Queued", TimeSpan.FromMinutes(1)),
            ("Building", TimeSpan.FromMinutes(8) + Scatter(id)),
        };
        if ((bool?)template["validate"]?["sourceValidationOnly"] != true)
        {
            var steps = (template["customize"] as JsonArray ?? []).Aggregate(TimeSpan.Zero, (sum, c) => sum + Takes(c!));
            phases.Add(("Customizing", BeforeCustomizers + steps + s_afterCustomizers));
            if ((string?)template["optimize"]?["vmBoot"]?["state"] == "Enabled")
            {
                phases.Add(("Optimizing", TimeSpan.FromMinutes(4)));
            }
        }

        if (template["validate"]?["inVMValidations"] is JsonArray { Count: > 0 })
        {
            phases.Add(("Validating", TimeSpan.FromMinutes(4)));
        }

        return new(phases);
    }

    /// <summary>How long a build may take.</summary>
    public static TimeSpan TimeoutOf(JsonObject template) =>
        TimeSpan.FromMinutes((int?)template["buildTimeoutInMinutes"] is { } minutes and > 0 ? minutes : DefaultTimeout);

    /// <summary>How long a customizer takes.</summary>
    public static TimeSpan Takes(JsonNode customizer) => TimeSpan.FromMinutes((string?)customizer["type"] switch
    {
        "WindowsUpdate" => 12,
        "WindowsRestart" => 3,
        "File" => 1,
        _ => 2,
    });

    private static TimeSpan Scatter(string id) => TimeSpan.FromSeconds(DerivedGuid.Of(id).ToByteArray()[0] / 2);
}
