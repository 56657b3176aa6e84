using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.PullRequests;
using ImageInfra.Driver.Updates;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Cli.Stacks;

/// <summary>The command <c>imageinfra preview</c>.</summary>
internal static class PreviewCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command("preview", "Shows the changes that 'up' would make, without making them. Exits with 3 if 'up' would refuse because image versions would be lost.");
        var comment = new Option<bool>("--comment") { Description = "Also write the result as a comment on the pull request of the pipeline (GitHub Actions or Azure DevOps); a repeated preview replaces it." };
        command.Options.Add(comment);
        runner.Options.AddTo(command);
        runner.OnStack(command, async (StackCall call, FactoryProject project, UpdateService updates) =>
        {
            var (scope, _, report, _, cancellationToken) = call;
            report.Line($"Preview of stack [bold]{scope.Stack}[/] on {call.Place}");
            SecretTagNotice.Show(report, scope, project.Load().Settings);
            IReadOnlyList<UpdateRefusal> refusals = [];
            var changes = new RecordedChanges();
            var result = await StackView.ShowAsync(report, async events =>
            {
                (var preview, refusals) = await updates.PreviewAsync(changes.Before(events), cancellationToken);
                return preview;
            });
            StackSummary.Show(report, scope, result, isPreview: true, refusals);
            PinNotice.Show(report, project);
            if (call.Parsed.GetValue(comment))
            {
                using var client = PullRequestClient.Create();
                await PullRequestHost.Detect(scope.Variables, client).CommentAsync(
                    PreviewComment.MarkerOf(scope.Stack),
                    PreviewComment.Of(scope.Stack, result, changes.All, refusals),
                    cancellationToken);
                report.Line($"the comment on the pull request is written");
            }

            return refusals.Count == 0 ? ExitCode.Success : ExitCode.Refused;
        }, StackOpening.AfterPolicyCheck);
        return command;
    }
}
