using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Lifecycle.Promotions;

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
        """;

    public static Command Create(CommandRunner runner)
    {
        var image = VersionArguments.Image();
        var version = VersionArguments.Version("the newest usable version");
        var from = new Option<string>("--from") { Description = "The stack of the version.", HelpName = "STACK", DefaultValueFactory = _ => "dev" };
        var to = new Option<string>("--to") { Description = "The stack to promote to.", HelpName = "STACK", DefaultValueFactory = _ => "prod" };
        var command = new Command("promote", Description) { image, version, from, to };
        runner.Options.AddTo(command, hasStack: false);
        command.Validators.Add(result =>
        {
            if (result.GetValue(from) is { } one && string.Equals(one, result.GetValue(to), StringComparison.OrdinalIgnoreCase))
            {
                result.AddError($"--from and --to are both '{one}'; pass two different stacks");
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
            return PromotionView.Show(report, promoted, scope.Stack, target, scope.IsLocal);
        }, opening);
        return command;
    }
}
