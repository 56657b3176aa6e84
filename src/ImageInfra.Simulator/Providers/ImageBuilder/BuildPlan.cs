using ImageInfra.Simulator.Foundations;

namespace ImageInfra.Simulator.Providers.ImageBuilder;

/// <summary>
/// The duration of each phase of a build, derived from the template: half an hour for a small Linux image, about an hour for
/// Windows with updates, as in Azure. Excludes distribution, which takes as long as replication.
/// </summary>
internal sealed record BuildPlan(IReadOnlyList<(string Phase, TimeSpan Takes)> Phases)
{
    /// <summary>The time from the start of Customizing to the first customizer.</summary>
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

    /// <summary>Returns the timeout of a build.</summary>
    public static TimeSpan TimeoutOf(JsonObject template) =>
        TimeSpan.FromMinutes((int?)template["buildTimeoutInMinutes"] is { } minutes and > 0 ? minutes : DefaultTimeout);

    /// <summary>Returns the duration of a customizer.</summary>
    public static TimeSpan Takes(JsonNode customizer) => TimeSpan.FromMinutes((string?)customizer["type"] switch
    {
        "WindowsUpdate" => 12,
        "WindowsRestart" => 3,
        "File" => 1,
        _ => 2,
    });

    private static TimeSpan Scatter(string id) => TimeSpan.FromSeconds(DerivedGuid.Of(id).ToByteArray()[0] / 2);
}
