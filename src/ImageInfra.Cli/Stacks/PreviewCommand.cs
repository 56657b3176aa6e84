using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Updates;

namespace ImageInfra.Cli.Stacks;

/// <summary><c>imageinfra preview</c></summary>
internal static class PreviewCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command("preview", "Shows what 'up' would change, and changes nothing. Ends with 3 where 'up' would refuse, because image versions would be lost.");
        runner.Options.AddTo(command);
        runner.Handle(command, async (scope, _, report, cancellationToken) =>
        {
            await using var workplace = await Workplace.OpenByPolicyAsync(scope, runner.Clock, cancellationToken);
            report.Line($"Preview of stack [bold]{scope.Stack}[/] on {workplace.Place}");
            SecretTagNotice.Show(report, scope, workplace.Settings);
            IReadOnlyList<UpdateRefusal> refusals = [];
            var result = await StackView.ShowAsync(report, async events =>
            {
                (var preview, refusals) = await workplace.Updates.PreviewAsync(events, cancellationToken);
                return preview;
            });
            StackSummary.Show(report, scope, result, isPreview: true, refusals);
            return refusals.Count == 0 ? ExitCode.Success : ExitCode.Refused;
        });
        return command;
    }
}
