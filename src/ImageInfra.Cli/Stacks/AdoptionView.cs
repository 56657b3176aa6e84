using ImageInfra.Cli.Json;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Adoption;
using ImageInfra.Driver.Foundations;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Cli.Stacks;

/// <summary>Shows the resources that a stack adopts, and the changes that the next update would make to them.</summary>
internal static class AdoptionView
{
    public static void Show(Report report, AdoptionPlan plan)
    {
        if (plan.Resources.Count == 0)
        {
            report.Line($"nothing to adopt: {plan.Known.Count} already in the stack, {plan.Absent.Count} not in Azure yet");
            return;
        }

        var table = new PlainTable("resource", "name", "property", "in Azure", "in the stack") { Wrapped = ["in Azure", "in the stack"] };
        foreach (var resource in plan.Resources)
        {
            var name = ArmNames.Last(resource.Resource.Id);
            if (resource.Differences.Count == 0)
            {
                table.Add($"{resource.Item}", name, "nothing");
            }

            foreach (var difference in resource.Differences)
            {
                table.Add($"{resource.Item}", name, difference.Property, difference.InAzure ?? "-", difference.Declared ?? "-");
            }
        }

        table.Write(report);
        report.Line($"{Words(plan)}");
    }

    public static void ShowDone(Report report, Scope scope, AdoptionPlan plan, SettingsChange change)
    {
        var next = StackCommand.Of("up", scope.Stack, scope.IsLocal);
        if (plan.Resources.Count > 0)
        {
            ChangeView.Show(report, change);
            report.Line($"{plan.Resources.Count} adopted; nothing in Azure was changed. To continue, run '{next}'");
        }

        report.Result(() => new AdoptionOutput(
            scope.Stack,
            scope.IsLocal,
            [.. plan.Resources.Select(Output)],
            plan.Absent,
            plan.Known,
            ChangeView.Output(change),
            next));
    }

    private static string Words(AdoptionPlan plan) => plan.HasDifferences
        ? "the next update would change the differing properties to the values of the stack; everything else stays, tags included"
        : "the next update would change none of these resources";

    private static AdoptionOutput.AdoptedItem Output(AdoptableResource resource) => new(
        $"{resource.Item}",
        resource.Resource.Id,
        [.. resource.Differences.Select(d => new AdoptionOutput.Difference(d.Property, d.InAzure, d.Declared, d.IsFixed))]);
}
