using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Updates;
using Spectre.Console;

namespace ImageInfra.Cli.Stacks;

/// <summary>The command <c>imageinfra destroy</c>.</summary>
internal static class DestroyCommand
{
    public static Command Create(CommandRunner runner)
    {
        var deleteVersions = new Option<bool>("--delete-versions")
        {
            Description = "Also delete every image version in the gallery, permanently.",
        };
        var yes = new Option<bool>("--yes", "-y")
        {
            Description = "Do not ask for confirmation. Required on Azure without a terminal.",
        };
        var command = new Command("destroy", "Deletes all resources of the stack. Refuses while it has image versions.")
        {
            deleteVersions,
            yes,
        };
        runner.Options.AddTo(command);
        runner.OnStack(command, async (StackCall call, UpdateService updates, DestroyedStacks destroyed) =>
        {
            var (scope, parsed, report, _, cancellationToken) = call;
            if (!scope.IsLocal && !parsed.GetValue(yes) && !await ConfirmAsync(report, scope, cancellationToken))
            {
                return report.Fail(ExitCode.Refused, $"not confirmed; no resource of stack '{scope.Stack}' was deleted. To delete them, pass --yes");
            }

            report.Line($"Deleting stack [bold]{scope.Stack}[/] on {call.Place}");
            var result = await StackView.ShowAsync(
                report,
                events => updates.DestroyAsync(parsed.GetValue(deleteVersions), events, cancellationToken));
            await RecordAsync(report, scope, destroyed, cancellationToken);
            StackSummary.Show(report, scope, result, isPreview: false);
            return ExitCode.Success;
        });
        return command;
    }

    private static async Task RecordAsync(Report report, Scope scope, DestroyedStacks destroyed, CancellationToken cancellationToken)
    {
        try
        {
            await destroyed.RecordAsync(scope.Stack, Environment.UserName, Environment.MachineName, cancellationToken);
        }
        catch (DriverException e)
        {
            report.Warn($"the time of the deletion was not recorded: {e.Message}");
        }
    }

    private static async Task<bool> ConfirmAsync(Report report, Scope scope, CancellationToken cancellationToken) =>
        report.IsLive && await report.People.PromptAsync(
            new ConfirmationPrompt($"Delete all resources of stack {Shown.InMarkup(scope.Stack)} in Azure?") { DefaultValue = false },
            cancellationToken);
}
