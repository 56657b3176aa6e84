using ImageInfra.Cli.Json;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Updates;

namespace ImageInfra.Cli.Stacks;

/// <summary>Shows the result of a stack operation in two lines or in JSON.</summary>
internal static class StackSummary
{
    private static readonly (StackAction Action, string Did, string Would)[] s_words =
    [
        (StackAction.Create, "created", "to create"),
        (StackAction.Update, "updated", "to update"),
        (StackAction.Replace, "replaced", "to replace"),
        (StackAction.Delete, "deleted", "to delete"),
        (StackAction.Keep, "kept and no longer declared", "to keep, no longer declared"),
        (StackAction.Same, "unchanged", "unchanged"),
    ];

    /// <param name="report">The output.</param>
    /// <param name="scope">The target of the command.</param>
    /// <param name="result">The result of the operation.</param>
    /// <param name="isPreview">Whether the operation was a preview.</param>
    /// <param name="refusals">Optional. The reasons why an update would be refused. Default: none.</param>
    /// <param name="found">Optional. The drifted resources. Default: not checked.</param>
    public static void Show(
        Report report,
        Scope scope,
        StackResult result,
        bool isPreview,
        IReadOnlyList<UpdateRefusal>? refusals = null,
        StackRefresh? found = null)
    {
        report.Line($"{Words(result, isPreview)}");
        foreach (var (image, baseImage) in result.Outputs?.Waiting ?? new Dictionary<string, string>())
        {
            report.Line($"[yellow]{image}[/] waits for its base [bold]{baseImage}[/], which has no version yet: 'imageinfra build {image}' builds both");
        }

        foreach (var refusal in refusals ?? [])
        {
            report.Problem(refusal.Message);
        }

        report.Result(() => Output(scope, result, refusals ?? [], found));
    }

    private static StackUpdateOutput Output(Scope scope, StackResult result, IReadOnlyList<UpdateRefusal> refusals, StackRefresh? found) => new(
        scope.Stack,
        scope.IsLocal,
        result.ChangesNothing,
        result.Changes.Where(c => c.Value > 0).OrderBy(c => c.Key).ToDictionary(c => JsonNames.Of(c.Key), c => c.Value),
        [.. refusals.Select(r => r.Message)],
        result.Outputs is { } outputs ? OutputsView.Output(outputs) : null,
        found is null ? null : RefreshView.Output(found.Drifted));

    public static string Words(StackResult result, bool isPreview)
    {
        var counts = string.Join(", ", s_words
            .Where(w => result.Changes.GetValueOrDefault(w.Action) > 0)
            .Select(w => $"{result.Changes[w.Action]} {(isPreview ? w.Would : w.Did)}"));
        return result.ChangesNothing
            ? $"no changes: {(counts.Length == 0 ? "no resources" : counts)}"
            : counts;
    }
}
