using System.CommandLine;
using ImageInfra.Cli.Views;
using ImageInfra.Cli.Workplaces;

namespace ImageInfra.Cli.Commands;

/// <summary><c>imageinfra preview</c></summary>
internal static class PreviewCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command("preview", "Says what 'up' would change, and changes nothing.");
        runner.Options.AddTo(command);
        runner.Handle(command, async (scope, _, report, cancellationToken) =>
        {
            await using var workplace = await Workplace.OpenByPolicyAsync(scope, runner.Clock, cancellationToken);
            report.Line($"Preview of stack [bold]{scope.Stack}[/] on {workplace.Place}");
            SecretTagNotice.Show(report, scope, workplace.Settings);
            var result = await StackView.ShowAsync(report, events => workplace.Stacks.PreviewAsync(events, cancellationToken));
            StackSummary.Show(report, scope, result, isPreview: true);
            return ExitCode.Success;
        });
        return command;
    }
}
