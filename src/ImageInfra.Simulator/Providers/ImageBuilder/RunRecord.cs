using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Faults;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.ImageBuilder;

/// <summary>The history of a template's runs, the source of its logs.</summary>
internal static class RunRecord
{
    private const string Runs = "runs";
    private const int Kept = 10;

    /// <summary>Returns the runs of a template, oldest first.</summary>
    public static IEnumerable<JsonObject> All(ArmResource template) => (template.Hidden[Runs] as JsonArray ?? []).OfType<JsonObject>();

    /// <summary>Returns the last run, or null.</summary>
    public static JsonObject? Of(ArmResource template) => All(template).LastOrDefault();

    /// <summary>Returns the id of a run, which is also the folder of its logs.</summary>
    public static string IdOf(JsonObject run) => (string)run["id"]!;

    public static void Begin(AzureState azure, ArmResource template)
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

    public static void Enter(AzureState azure, ArmResource template, string phase) =>
        Of(template)!["phases"]![phase] = azure.Now.ToString("O");

    public static void End(AzureState azure, ArmResource template, string state)
    {
        var run = Of(template)!;
        run["end"] = azure.Now.ToString("O");
        run["state"] = state;
    }

    /// <summary>Returns the start time of a phase; null if it did not start.</summary>
    public static DateTimeOffset? Entered(JsonObject run, string phase) => Time(run["phases"]![phase]);

    public static DateTimeOffset? EndOf(JsonObject run) => Time(run["end"]);

    /// <summary>Returns the index of the failing customizer in the last run, or null.</summary>
    public static int? FailingCustomizer(ArmResource template) => (int?)Of(template)!["failing"];

    /// <summary>Returns the end time of a customizer in the last run.</summary>
    public static DateTimeOffset CustomizerEnd(ArmResource template, int index) => ((JsonArray)template.Properties["customize"]!)
        .Take(index + 1)
        .Aggregate(Entered(Of(template)!, "Customizing")!.Value + BuildPlan.BeforeCustomizers, (time, c) => time + BuildPlan.Takes(c!));

    public static void FailValidation(ArmResource template) => Of(template)!["failedValidation"] = true;

    public static bool HasFailedValidation(ArmResource template) => (bool?)Of(template)?["failedValidation"] == true;

    private static DateTimeOffset? Time(JsonNode? time) => time is null ? null : SimulatorJson.Time((string)time!);
}
