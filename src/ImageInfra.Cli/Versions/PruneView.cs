using System.Globalization;
using ImageInfra.Cli.Json;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Lifecycle.Retention;
using ImageInfra.Model.Images;
using Spectre.Console;

namespace ImageInfra.Cli.Versions;

/// <summary>Shows a plan of pruning, and the result of applying it.</summary>
internal static class PruneView
{
    private const string Delete = "delete";
    private const string Keep = "keep";
    private const string NotDeleted = "not deleted";

    /// <summary>Shows a plan as a table: each version with its age, the decision and the reason to keep it.</summary>
    public static void Show(Report report, PrunePlan plan, string command)
    {
        var table = new PlainTable("image", "version", "age", "verdict", "reasons") { Wrapped = ["reasons"], ColorOf = ColorOf };
        foreach (var row in Rows(plan).OrderBy(r => r.Image, StringComparer.OrdinalIgnoreCase).ThenByDescending(r => ImageVersion.Parse(r.Version)))
        {
            table.Add(
                row.Image,
                row.Version,
                Age(plan.Time - row.PublishedDate),
                row.Reasons is null ? Delete : Keep,
                string.Join("; ", row.Reasons ?? []));
        }

        table.Write(report);
        ShowOrphans(report, plan);
        ShowSummary(report, plan, command);
        report.Result(() => Output(plan));
    }

    /// <summary>Shows the result of one deletion.</summary>
    public static void Show(Report report, PrunedItem item)
    {
        var color = item.IsDone ? "green" : item.Outcome == PruneOutcome.Failed ? "red" : "yellow";
        report.People.MarkupLine($"[{color}]{JsonNames.Of(item.Outcome),-8}[/] {Shown.InMarkup(item.Name)}{(item.Message is null ? "" : Shown.InMarkup($": {item.Message}"))}");
    }

    /// <summary>Shows the total result of a plan.</summary>
    public static void ShowEnd(Report report, PrunePlan plan, IReadOnlyList<PrunedItem> items)
    {
        var left = items.Count(i => !i.IsDone);
        report.Line($"plan [bold]{plan.Id}[/]: {items.Count(i => i.Outcome == PruneOutcome.Deleted)} deleted, {items.Count(i => i.IsDone && i.Outcome != PruneOutcome.Deleted)} deleted before, {left} left");
        var restores = items.Select(i => i.RestoreCommand).OfType<string>().ToList();
        if (restores.Count > 0)
        {
            report.Line($"The versions are soft-deleted. Until Azure removes them permanently, these commands restore them:");
            restores.ForEach(r => report.Line($"  {r}"));
        }

        report.Result(() => new PruneOutput(plan.Id, plan.Stack, [.. items.Select(i => new PruneOutput.Item(i.Name, i.Id, i.Outcome, i.Message, i.RestoreCommand))]));
    }

    private static IEnumerable<(string Image, string Version, DateTimeOffset? PublishedDate, IReadOnlyList<string>? Reasons)> Rows(PrunePlan plan) =>
    [
        .. plan.Versions.Select(v => (v.Image, v.Version, v.Facts.PublishedDate, (IReadOnlyList<string>?)null)),
        .. plan.Kept.Select(v => (v.Image, v.Version, v.PublishedDate, (IReadOnlyList<string>?)[.. v.Reasons.Select(r => r.Text)])),
    ];

    private static string? ColorOf(string cell) => cell switch
    {
        Delete => "red",
        Keep => "green",
        NotDeleted => "yellow",
        _ => null,
    };

    private static void ShowOrphans(Report report, PrunePlan plan)
    {
        if (plan.Orphans.Count == 0)
        {
            return;
        }

        var table = new PlainTable("orphan", "verdict", "reason") { Wrapped = ["orphan", "reason"], ColorOf = ColorOf };
        foreach (var orphan in plan.Orphans)
        {
            table.Add(
                orphan.Kind is OrphanKind.ImageTemplate or OrphanKind.StagingGroup ? orphan.Id[(orphan.Id.LastIndexOf('/') + 1)..] : orphan.Id,
                orphan.IsDeleted ? Delete : NotDeleted,
                orphan.Why);
        }

        report.People.WriteLine();
        table.Write(report);
    }

    private static void ShowSummary(Report report, PrunePlan plan, string command)
    {
        report.People.WriteLine();
        report.Line($"plan [bold]{plan.Id}[/]: {plan.Versions.Count} of {plan.Versions.Count + plan.Kept.Count} versions and {plan.Orphans.Count(o => o.IsDeleted)} of {plan.Orphans.Count} orphans would be deleted");
        if (plan.DeletesNothing)
        {
            report.Line($"Nothing to delete.");
            return;
        }

        if (plan.Versions.Count > 0)
        {
            report.Line(plan.HasSoftDelete
                ? (FormattableString)$"The gallery has soft delete: deleted versions can be restored for a while."
                : $"[yellow]The gallery has no soft delete: versions are deleted permanently.[/]");
        }

        report.Line($"Nothing was deleted. To carry out exactly this plan, run '{command} --apply --plan {plan.Id}'.");
    }

    private static string Age(TimeSpan? age) => age switch
    {
        null => "",
        { TotalDays: >= 1 } d => string.Create(CultureInfo.InvariantCulture, $"{(int)d.TotalDays} d"),
        _ => Durations.Text(age),
    };

    private static PrunePlanOutput Output(PrunePlan plan) => new(
        plan.Id,
        plan.Stack,
        plan.Images,
        plan.Time,
        plan.HasSoftDelete,
        [.. plan.Versions.Select(v => new PrunePlanOutput.Deletion(v.Image, v.Version, v.Id, Output(v.Facts)))],
        [.. plan.Orphans.Select(o => new PrunePlanOutput.OrphanEntry(o.Kind, o.Id, o.Why, o.IsDeleted, o.TemplateId))],
        [.. plan.Kept.Select(Output)]);

    private static PrunePlanOutput.Facts Output(VersionFacts facts) => new(
        facts.ProvisioningState,
        facts.PublishedDate,
        facts.EndOfLifeDate,
        facts.BlockDeletionBeforeEndOfLife,
        facts.ExcludeFromLatest,
        facts.Tags);

    private static PrunePlanOutput.KeptEntry Output(KeptVersion kept) => new(
        kept.Image,
        kept.Version,
        kept.PublishedDate,
        [.. kept.Reasons.Select(r => new PrunePlanOutput.KeepReasonEntry(r.Rule, r.Text, r.Subjects))]);
}
