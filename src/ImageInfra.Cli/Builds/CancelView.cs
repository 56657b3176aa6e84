using System.Text.Json.Nodes;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Builds;

namespace ImageInfra.Cli.Builds;

/// <summary>Shows the result of canceling builds.</summary>
internal static class CancelView
{
    public static void Show(Report report, IReadOnlyList<CancelResult> results)
    {
        foreach (var result in results)
        {
            report.Line($"{result.Image}: {result.Message}");
        }

        report.Result(() => new JsonArray(
        [
            .. results.Select(r => new JsonObject
            {
                ["image"] = r.Image,
                ["outcome"] = JsonNames.Of(r.Outcome),
                ["message"] = r.Message,
            }),
        ]));
    }
}
