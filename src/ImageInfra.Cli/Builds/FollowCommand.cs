using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Reporting;
using ImageInfra.Cli.Stacks;
using ImageInfra.Cli.Workplaces;

namespace ImageInfra.Cli.Builds;

/// <summary><c>imageinfra follow</c></summary>
internal static class FollowCommand
{
    private const string Description = """
        Follows builds that go on, and starts none: those that an earlier command left, and those that somebody started in the
        portal. It finishes what they need: versions are found, brought to their regions and tagged.
        """;

    public static Command Create(CommandRunner runner)
    {
        var images = new Argument<string[]>("IMAGE")
        {
            Description = "The images. Default: every image of the stack.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        images.Validators.Add(ImageNames.Check);
        var command = new Command("follow", Description) { images };
        var reporting = new ReportingOptions();
        reporting.AddTo(command);
        runner.Options.AddTo(command);
        runner.Handle(command, async (scope, parsed, report, cancellationToken) =>
        {
            await using var workplace = await Workplace.OpenAsync(scope, runner.Clock, cancellationToken);
            report.Line($"Builds on stack [bold]{scope.Stack}[/], {workplace.Place}");
            await DriftWarning.ShowAsync(report, workplace, scope, parsed.GetValue(images) ?? [], cancellationToken);
            return await FollowedBuilds.ShowAsync(
                runner,
                workplace,
                scope,
                reporting.EventsFile(parsed),
                report,
                events => workplace.Follow.FollowAsync(parsed.GetValue(images) ?? [], new() { Commit = workplace.Commit }, events, cancellationToken));
        });
        return command;
    }
}
