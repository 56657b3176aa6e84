using System.Text.Json.Nodes;
using ImageInfra.Cli.Json;
using ImageInfra.Cli.Terminal;

namespace ImageInfra.Cli.Simulators;

/// <summary>Shows the faults of a simulator.</summary>
internal static class FaultsView
{
    /// <summary>A fault for JSON.</summary>
    public static FaultOutput Output(JsonNode fault) => new(
        (int)fault["id"]!,
        (string)fault["name"]!,
        (string)fault["match"]!,
        (double)fault["rate"]!,
        (int)fault["seed"]!,
        (int?)fault["remaining"],
        (int)fault["happened"]!,
        (string?)fault["request"]);

    public static void Show(Report report, JsonArray faults)
    {
        foreach (var fault in faults.OfType<JsonObject>())
        {
            var what = (string?)fault["request"] ?? $"on {(string)fault["match"]!}";
            report.Line($"{(int)fault["id"]!,3}  {(string)fault["name"]!}  {what}  rate {(double)fault["rate"]!:0.##}, happened {(int)fault["happened"]!}, {((int?)fault["remaining"])?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "unlimited"} remaining");
        }

        if (faults.Count == 0)
        {
            report.Line($"no fault is active");
        }

        report.Result(() => new FaultsOutput([.. faults.Select(f => Output(f!))]));
    }
}
