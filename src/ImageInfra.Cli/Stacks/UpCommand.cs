using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Updates;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Cli.Stacks;

/// <summary>The command <c>imageinfra up</c>.</summary>
internal static class UpCommand
{
    public static Command Create(CommandRunner runner)
    {
        var deleteVersions = new Option<bool>("--delete-versions")
        {
            Description = "Also delete, permanently, the image versions of retired images and of definitions that this update replaces.",
        };
        var refresh = new Option<bool>("--refresh")
        {
            Description = "Refresh the state first, so that the update also repairs resources that were deleted or changed outside Pulumi.",
        };
        var command = new Command("up", "Creates or updates the gallery, the identity, the definitions and the templates to match the catalog.")
        {
            deleteVersions,
            refresh,
        };
        runner.Options.AddTo(command);
        runner.OnStack(command, async (StackCall call, FactoryProject project, RepairService repairs, UpdateService updates) =>
        {
            var (scope, parsed, report, _, cancellationToken) = call;
            report.Line($"Update of stack [bold]{scope.Stack}[/] on {call.Place}");
            SecretTagNotice.Show(report, scope, project.Load().Settings);
            if (parsed.GetValue(refresh))
            {
                var repair = await StackView.ShowAsync(
                    report,
                    events => repairs.UpAsync(parsed.GetValue(deleteVersions), events, cancellationToken));
                RefreshView.Table(report, repair.Found);
                StackSummary.Show(report, scope, repair.Result, isPreview: false, found: repair.Found);
                return ExitCode.Success;
            }

            var result = await StackView.ShowAsync(
                report,
                events => updates.UpAsync(parsed.GetValue(deleteVersions), events, cancellationToken));
            StackSummary.Show(report, scope, result, isPreview: false);
            PinNotice.Show(report, project);
            return ExitCode.Success;
        }, StackOpening.AfterPolicyCheck);
        return command;
    }
}
