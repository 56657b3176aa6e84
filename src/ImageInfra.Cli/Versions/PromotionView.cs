using ImageInfra.Cli.Json;
using ImageInfra.Cli.Stacks;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Lifecycle.Promotions;

namespace ImageInfra.Cli.Versions;

/// <summary>Shows a promotion: the checks, the written change and the next steps.</summary>
internal static class PromotionView
{
    public static ExitCode Show(Report report, PromotionReport promotion, string from, string to, bool isLocal)
    {
        var name = $"{promotion.Image} {promotion.Version}";
        foreach (var check in promotion.Checks)
        {
            if (check.Problem is null)
            {
                report.Line($"  [green]ok[/]    {check.Name}");
            }
            else
            {
                report.Line($"  [red]no[/]    {check.Name}: {check.Problem}");
            }
        }

        if (promotion.Change is not { } change)
        {
            return report.Fail(
                ExitCode.Refused,
                [.. promotion.Checks.Where(c => c.Problem is not null).Select(c => $"{name} {c.Problem}"), $"{name} was not promoted; the stack file was not changed"]);
        }

        ChangeView.Show(report, change);
        report.Line($"{name} is promoted from {from} to {to} by the next update: [bold]imageinfra up --stack {to}{(isLocal ? " --local" : "")}[/]");
        if (promotion.MissingApprovals > 0)
        {
            report.Line($"[yellow]{promotion.MissingApprovals} more approvals needed:[/] add the names under 'approvals' in that file");
        }

        report.Result(() => new PromotionOutput(
            promotion.Image,
            promotion.Version.ToString(),
            from,
            to,
            promotion.MissingApprovals,
            [.. promotion.Checks.Select(c => c.Name)],
            ChangeView.Output(change)));
        return ExitCode.Success;
    }
}
