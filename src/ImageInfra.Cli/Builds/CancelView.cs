using ImageInfra.Cli.Json;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Builds;

namespace ImageInfra.Cli.Builds;

/// <summary>Shows the result of canceling builds.</summary>
internal static class CancelView
{
    /// <summary>The result of one cancellation.</summary>
    public static string Line(CancelResult result) => $"{result.Image}: {result.Message}";

    public static void Show(Report report, IReadOnlyList<CancelResult> results)
    {
        foreach (var result in results)
        {
            report.Line($"{Line(result)}");
        }

        report.Result(() => new CancellationsOutput([.. results.Select(r => new CancellationsOutput.Cancellation(r.Image, r.Outcome, r.Message))]));
    }
}
