using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Updates;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Cli.Stacks;

/// <summary>The command <c>imageinfra preview</c>.</summary>
internal static class PreviewCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command("preview", "Shows the changes that 'up' would make, without making them. Exits with 3 if 'up' would refuse because image versions would be lost.");
        runner.Options.AddTo(command);
        runner.OnStack(command, async (StackCall call, FactoryProject project, UpdateService updates) =>
        {
            var (scope, _, report, _, cancellationToken) = call;
            report.Line($"Preview of stack [bold]{scope.Stack}[/] on {call.Place}");
            SecretTagNotice.Show(report, scope, project.Load().Settings);
            IReadOnlyList<UpdateRefusal> refusals = [];
            var result = await StackView.ShowAsync(report, async events =>
            {
                (var preview, refusals) = await updates.PreviewAsync(events, cancellationToken);
                return preview;
            });
            StackSummary.Show(report, scope, result, isPreview: true, refusals);
            PinNotice.Show(report, project);
            return refusals.Count == 0 ? ExitCode.Success : ExitCode.Refused;
        }, StackOpening.AfterPolicyCheck);
        return command;
    }
}
