using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;

namespace ImageInfra.Cli.Stacks;

/// <summary><c>imageinfra up</c></summary>
internal static class UpCommand
{
    public static Command Create(CommandRunner runner)
    {
        var deleteVersions = new Option<bool>("--delete-versions")
        {
            Description = "Also delete the image versions of images that left the catalog, and of what this update replaces. They can't be brought back.",
        };
        var refresh = new Option<bool>("--refresh")
        {
            Description = "First read what is in Azure, so that the update also repairs what somebody deleted or changed there.",
        };
        var command = new Command("up", "Makes the gallery, the identity, the definitions and the templates what the catalog says.")
        {
            deleteVersions,
            refresh,
        };
        runner.Options.AddTo(command);
        runner.Handle(command, async (scope, parsed, report, cancellationToken) =>
        {
            await using var workplace = await Workplace.OpenByPolicyAsync(scope, runner.Clock, cancellationToken);
            report.Line($"Update of stack [bold]{scope.Stack}[/] on {workplace.Place}");
            SecretTagNotice.Show(report, scope, workplace.Settings);
            if (parsed.GetValue(refresh))
            {
                var repair = await StackView.ShowAsync(
                    report,
                    events => workplace.Repairs.UpAsync(parsed.GetValue(deleteVersions), events, cancellationToken));
                RefreshView.Table(report, repair.Found);
                StackSummary.Show(report, scope, repair.Result, isPreview: false, found: repair.Found);
                return ExitCode.Success;
            }

            var result = await StackView.ShowAsync(
                report,
                events => workplace.Updates.UpAsync(parsed.GetValue(deleteVersions), events, cancellationToken));
            StackSummary.Show(report, scope, result, isPreview: false);
            return ExitCode.Success;
        });
        return command;
    }
}
