using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Lifecycle.Promotions;

namespace ImageInfra.Cli.Versions;

/// <summary>The command <c>imageinfra promote</c>.</summary>
internal static class PromoteCommand
{
    private const string Description = """
        Writes a version into the file of another stack, which takes it with its next update: the same bits, copied, with that
        stack's own regions. Nothing is built, and nothing in Azure is changed by this command.

        Looked at before: that the version is good, not revoked, replicated and within its life, says what it was made from,
        fits the definition, and has soaked as imageinfra:promotionRules of the other stack ask. To approve, write your
        name under its approvals in that file; review and commit it as code.

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
            if (string.Equals(result.GetValue(from), result.GetValue(to), StringComparison.OrdinalIgnoreCase))
            {
                result.AddError($"--from and --to are both '{result.GetValue(from)}'; pass two different stacks");
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
