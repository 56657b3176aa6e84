using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Faults;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.ImageBuilder;

/// <summary>The runs of a template, which its logs are written from.</summary>
internal static class RunRecord
{
    private const string Runs = "runs";
    private const int Kept = 10;

    /// <summary>The runs of a template, oldest first.</summary>
    public static IEnumerable<JsonObject> All(ArmResource template) => (template.Hidden[Runs] as JsonArray ?? []).OfType<JsonObject>();

    /// <summary>The last run.</summary>
    public static JsonObject? Of(ArmResource template) => All(template).LastOrDefault();

    /// <summary>The folder of a run's logs.</summary>
    public static string IdOf(JsonObject run) => (string)run["id"]!;

    public static void Begin(SimulatedAzure azure, ArmResource template)
    {
        var start = azure.Now.ToString("O");
        var run = new JsonObject
        {
            ["id"] = DerivedGuid.Of($"run {template.Id} {start}").ToString(),
            ["phases"] = new JsonObject(),
        };
        var scripts = (template.Properties["customize"] as JsonArray ?? []).Count;
        if (scripts > 0 && azure.Faults.Take(Incident.CustomizerFails, template.Id))
        {
            run["failing"] = DerivedGuid.Of($"failing {run["id"]}").ToByteArray()[0] % scripts;
        }

        var runs = (JsonArray)(template.Hidden[Runs] ??= new JsonArray());
        runs.Add(run);
        if (runs.Count > Kept)
        {
            runs.RemoveAt(0);
        }
    }

    public static void Enter(SimulatedAzure azure, ArmResource template, string phase) =>
        Of(template)!["phases"]![phase] = azure.Now.ToString("O");

    public static void End(SimulatedAzure azure, ArmResource template, string state)
    {
        var run = Of(template)!;
        run["end"] = azure.Now.ToString("O");
        run["state"] = state;
    }

    /// <summary>The time at which a run entered a phase; null if it did not.</summary>
    public static DateTimeOffset? Entered(JsonObject run, string phase) => Time(run["phases"]![phase]);

    public static DateTimeOffset? EndOf(JsonObject run) => Time(run["end"]);

    /// <summary>The index of the customizer that fails in the last run; null if none does.</summary>
    public static int? FailingCustomizer(ArmResource template) => (int?)Of(template)!["failing"];

    /// <summary>The time at which a customizer of the last run ends.</summary>
    public static DateTimeOffset CustomizerEnd(ArmResource template, int index) => ((JsonArray)template.Properties["customize"]!)
        .Take(index + 1)
        .Aggregate(Entered(Of(template)!, "Customizing")!.Value + BuildPlan.BeforeCustomizers, (time, c) => time + BuildPlan.Takes(c!));

    public static void FailValidation(ArmResource template) => Of(template)!["failedValidation"] = true;

    public static bool HasFailedValidation(ArmResource template) => (bool?)Of(template)?["failedValidation"] == true;

    private static DateTimeOffset? Time(JsonNode? time) => time is null ? null : SimulatorJson.Time((string)time!);
}
