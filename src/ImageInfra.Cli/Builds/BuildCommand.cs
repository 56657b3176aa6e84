using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Reporting;
using ImageInfra.Cli.Workplaces;

namespace ImageInfra.Cli.Builds;

/// <summary><c>imageinfra build</c></summary>
internal static class BuildCommand
{
    private const string Description = """
        Updates the stack, builds images side by side, a base before what starts from it, and follows them to their versions.

        Every run is written down before it is asked for. A build that was interrupted or killed is finished by the next one:
        a run that goes on is joined, never started a second time. Ctrl-C leaves builds to Azure; twice, it cancels them.
        """;

    public static Command Create(CommandRunner runner)
    {
        var images = new Argument<string[]>("IMAGE")
        {
            Description = "The images to build; a build in progress is joined. Default: every image of the catalog.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        images.Validators.Add(ImageNames.Check);
        var command = new Command("build", Description) { images };
        var options = new BuildOptionsReader();
        options.AddTo(command);
        var reporting = new ReportingOptions();
        reporting.AddTo(command);
        runner.Options.AddTo(command);
        runner.Handle(command, async (scope, parsed, report, cancellationToken) =>
        {
            await using var workplace = await Workplace.OpenByPolicyAsync(scope, runner.Clock, cancellationToken);
            report.Line($"Build on stack [bold]{scope.Stack}[/], {workplace.Place}");
            var how = options.Read(parsed, workplace.Commit);
            return await FollowedBuilds.ShowAsync(
                runner,
                workplace,
                scope,
                reporting.EventsFile(parsed),
                report,
                events => workplace.Builds.BuildAsync(parsed.GetValue(images) ?? [], how, events, cancellationToken));
        });
        return command;
    }
}
