using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;

namespace ImageInfra.Cli.Versions;

/// <summary><c>imageinfra promote</c></summary>
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
        var version = VersionArguments.Version("the newest good one");
        var from = new Option<string>("--from") { Description = "The stack that has the version.", HelpName = "STACK", DefaultValueFactory = _ => "dev" };
        var to = new Option<string>("--to") { Description = "The stack that is to take it.", HelpName = "STACK", DefaultValueFactory = _ => "prod" };
        var command = new Command("promote", Description) { image, version, from, to };
        runner.Options.AddTo(command, hasStack: false);
        runner.Handle(command, async (scope, parsed, report, cancellationToken) =>
        {
            var (source, target) = (parsed.GetValue(from)!, parsed.GetValue(to)!);
            if (string.Equals(source, target, StringComparison.OrdinalIgnoreCase))
            {
                return report.Fail(ExitCode.InvalidInput, $"--from and --to are both '{source}'; a stack takes versions from another");
            }

            await using var workplace = await Workplace.OpenAsync(scope with { Stack = source }, runner.Clock, cancellationToken);
            var promoted = await workplace.Promotions.PromoteAsync(
                parsed.GetValue(image)!,
                VersionArguments.Read(parsed.GetValue(version)),
                source,
                target,
                cancellationToken);
            return PromotionView.Show(report, promoted, source, target, scope.IsLocal);
        });
        return command;
    }
}
