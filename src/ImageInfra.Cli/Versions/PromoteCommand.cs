using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Lifecycle.Promotions;
using ImageInfra.Driver.PullRequests;

namespace ImageInfra.Cli.Versions;

/// <summary>The command <c>imageinfra promote</c>.</summary>
internal static class PromoteCommand
{
    private const string Description = """
        Promotes a version by writing it to the stack file of another stack, whose next update copies it to that stack's regions.
        Nothing is built, and this command changes nothing in Azure.

        Before that, it checks that the version is usable, not revoked, replicated and within its life, has tags about its source,
        fits the definition, and meets imageinfra:promotionRules of the other stack. To approve, add your name to its approvals
        in that file, and review and commit the file as code.

          imageinfra promote windows-11-avd --from dev --to prod
          git diff; git commit …
          imageinfra up --stack prod

        With --pull-request, a pipeline of GitHub Actions or Azure DevOps pushes the change to a branch and opens a pull request;
        the working tree stays as it is.
        """;

    public static Command Create(CommandRunner runner)
    {
        var image = VersionArguments.Image();
        var version = VersionArguments.Version("the newest usable version");
        var from = new Option<string>("--from") { Description = "The stack of the version.", HelpName = "STACK", DefaultValueFactory = _ => "dev" };
        var to = new Option<string>("--to") { Description = "The stack to promote to.", HelpName = "STACK", DefaultValueFactory = _ => "prod" };
        var pullRequest = new Option<bool>("--pull-request") { Description = "In a pipeline: push the change to a branch of origin, and open a pull request." };
        var command = new Command("promote", Description) { image, version, from, to, pullRequest };
        runner.Options.AddTo(command, hasStack: false);
        command.Validators.Add(result =>
        {
            if (result.GetValue(from) is { } one && string.Equals(one, result.GetValue(to), StringComparison.OrdinalIgnoreCase))
            {
                result.AddError($"--from and --to are both '{one}'; pass two different stacks");
            }
            if (result.GetValue(pullRequest) && result.GetValue<bool>("--local"))
            {
                result.AddError("--pull-request is not possible with --local, because simulated versions are not in the stack files");
            }
        });
        var opening = new StackOpening { Scope = (scope, parsed) => scope with { Stack = parsed.GetValue(from)! } };
        runner.OnStack(command, async (StackCall call, PromotionService promotions) =>
        {
            var (scope, parsed, report, _, cancellationToken) = call;
            var target = parsed.GetValue(to)!;
            var promoted = await promotions.PromoteAsync(
                parsed.GetValue(image)!,
                VersionArguments.Read(parsed.GetValue(version)),
                scope.Stack,
                target,
                cancellationToken);
            var exitCode = PromotionView.Show(report, promoted, scope.Stack, target, scope.IsLocal);
            if (parsed.GetValue(pullRequest) && promoted.Change is { } change)
            {
                using var client = PullRequestClient.Create();
                var url = await new PromotionRequest(PullRequestHost.Detect(scope.Variables, client)).OpenAsync(promoted, change, scope.Stack, target, cancellationToken);
                report.Line($"pull request: {url}");
            }

            return exitCode;
        }, opening);
        return command;
    }
}
