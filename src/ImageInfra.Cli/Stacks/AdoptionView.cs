using System.Text.Json.Nodes;
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

        report.Result(() => new JsonObject
        {
            ["stack"] = scope.Stack,
            ["local"] = scope.IsLocal,
            ["adopted"] = Json(plan),
            ["absent"] = new JsonArray([.. plan.Absent.Select(id => JsonValue.Create(id))]),
            ["known"] = new JsonArray([.. plan.Known.Select(id => JsonValue.Create(id))]),
            ["change"] = ChangeView.Json(change),
            ["next"] = next,
        });
    }

    private static string Words(AdoptionPlan plan) => plan.HasDifferences
        ? "the next update would change the differing properties to the values of the stack; everything else stays, tags included"
        : "the next update would change none of these resources";

    private static JsonArray Json(AdoptionPlan plan) => new([.. plan.Resources.Select(r => new JsonObject
    {
        ["what"] = $"{r.Item}",
        ["id"] = r.Resource.Id,
        ["differences"] = new JsonArray([.. r.Differences.Select(d => new JsonObject
        {
            ["property"] = d.Property,
            ["inAzure"] = d.InAzure,
            ["declared"] = d.Declared,
            ["refusedByAzure"] = d.IsFixed,
        })]),
    })]);
}
