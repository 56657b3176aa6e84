using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Reporting;
using ImageInfra.Cli.Stacks;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Builds;
using ImageInfra.Project.Stacks;

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
        runner.OnStack(command, async (StackCall call, FactoryProject project, FollowService follow, FollowedBuilds followed, DriftWarning drift) =>
        {
            var names = call.Parsed.GetValue(images) ?? [];
            call.Report.Line($"Builds on stack [bold]{call.Scope.Stack}[/], {call.Place}");
            await drift.ShowAsync(call, names);
            return await followed.ShowAsync(
                runner,
                call,
                reporting.EventsFile(call.Parsed),
                events => follow.FollowAsync(names, new() { Commit = project.Commit }, events, call.CancellationToken));
        });
        return command;
    }
}
