using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Reporting;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Builds;
using ImageInfra.Project.Stacks;

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
        runner.OnStack(command, async (StackCall call, FactoryProject project, BuildService builds, FollowedBuilds followed) =>
        {
            call.Report.Line($"Build on stack [bold]{call.Scope.Stack}[/], {call.Place}");
            var how = options.Read(call.Parsed, project.Commit);
            return await followed.ShowAsync(
                runner,
                call,
                reporting.EventsFile(call.Parsed),
                events => builds.BuildAsync(call.Parsed.GetValue(images) ?? [], how, events, call.CancellationToken));
        }, StackOpening.AfterPolicyCheck);
        return command;
    }
}
