using ImageInfra.Cli.Json;
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

        report.Result(() => new CancellationsOutput([.. results.Select(r => new CancellationsOutput.Cancellation(r.Image, r.Outcome, r.Message))]));
    }
}
