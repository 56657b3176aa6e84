using ImageInfra.Cli.Json;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Stacks;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Cli.Stacks;

/// <summary>Shows the result of a refresh: a row for each drifted resource, and the command that repairs them.</summary>
internal static class RefreshView
{
    public static void Show(Report report, Scope scope, StackRefresh found)
    {
        Table(report, found);
        var drifted = found.Drifted.Count();
        var same = found.Resources.Count - drifted;
        if (drifted == 0)
        {
            report.Line($"no drift since the last refresh: {same} resources match the stack's state; to see the changes of an update, run '{StackCommand.Of("preview", scope.Stack, scope.IsLocal)}'");
        }
        else
        {
            report.Line($"{drifted} drifted, {same} match the stack's state; to repair them, run '{StackCommand.Of(StackCommand.Repair, scope.Stack, scope.IsLocal)}'");
        }

        report.Result(() => new RefreshOutput(
            scope.Stack,
            scope.IsLocal,
            drifted > 0,
            Output(found.Resources),
            drifted > 0 ? StackCommand.Of(StackCommand.Repair, scope.Stack, scope.IsLocal) : null));
    }

    /// <summary>Shows a row for each drifted resource.</summary>
    public static void Table(Report report, StackRefresh found)
    {
        if (!found.Drifted.Any())
        {
            return;
        }

        var table = new PlainTable("resource", "name", "drift", "changed properties") { Wrapped = ["changed properties"], ColorOf = ColorOf };
        foreach (var resource in found.Drifted)
        {
            table.Add(ResourceNouns.Of(resource.Type), resource.Name, JsonNames.Of(resource.Finding), string.Join(", ", resource.Properties));
        }

        table.Write(report);
    }

    /// <summary>Resources for JSON.</summary>
    public static IReadOnlyList<RefreshOutput.RefreshedItem> Output(IEnumerable<RefreshedResource> resources) =>
        [.. resources.Select(r => new RefreshOutput.RefreshedItem(r.Type, r.Name, r.Id, r.Finding, r.Properties))];

    private static string? ColorOf(string cell) => cell switch
    {
        "gone" => "red",
        "changed" => "yellow",
        _ => null,
    };
}
