using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Reporting;
using ImageInfra.Cli.Stacks;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Builds;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Cli.Builds;

/// <summary>The command <c>imageinfra build</c>.</summary>
internal static class BuildCommand
{
    private const string Description = """
        Updates the stack, builds images in parallel, each base before the images that start from it, and follows the builds.

        Requests and runs are recorded in the store. The next build of the same images finishes an interrupted one: it joins runs in
        progress, and does not repeat completed builds. An image with a version of the same content from the last 12 hours is built
        again only with --again. Ctrl-C detaches from the builds, which continue in Azure; a second Ctrl-C cancels them.

          imageinfra build web              build an image
          imageinfra build web --again      build it even if nothing changed
          imageinfra build --resume         finish interrupted builds of the stack
        """;

    public static Command Create(CommandRunner runner)
    {
        var images = new Argument<string[]>("IMAGE")
        {
            Description = "The images to build; a build in progress is joined. Default: every image of the catalog.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        images.Validators.Add(ImageNames.Check);
        var resume = new Option<bool>("--resume")
        {
            Description = "Finish the open requests of the last 24 hours: join their runs, and start the remaining images.",
        };
        var commitPins = new Option<bool>("--commit-pins")
        {
            Description = "Commit the stack file with git if the build pins versions of bases in it.",
        };
        var command = new Command("build", Description) { images, resume, commitPins };
        command.Validators.Add(result =>
        {
            if (result.GetValue(resume) && result.GetValue(images) is { Length: > 0 })
            {
                result.AddError("--resume builds the images of open requests; omit image names");
            }
        });
        var options = new BuildOptionsReader();
        options.AddTo(command);
        var reporting = new ReportingOptions();
        reporting.AddTo(command);
        runner.Options.AddTo(command);
        runner.OnStack(command, async (StackCall call, FactoryProject project, BuildService builds, FollowedBuilds followed) =>
        {
            call.Report.Line($"Build on stack [bold]{call.Scope.Stack}[/], {call.Place}");
            var how = options.Read(call.Parsed, project.Commit);
            var exitCode = await followed.ShowAsync(
                runner,
                call,
                reporting.EventsFile(call.Parsed),
                events => call.Parsed.GetValue(resume)
                    ? builds.ResumeAsync(how, events, call.CancellationToken)
                    : builds.BuildAsync(call.Parsed.GetValue(images) ?? [], how, events, call.CancellationToken));
            PinNotice.Show(call.Report, project);
            return call.Parsed.GetValue(commitPins) && !await CommitAsync(call, project) && exitCode is ExitCode.Success ? ExitCode.Failed : exitCode;
        }, StackOpening.AfterPolicyCheck);
        return command;
    }

    private static async Task<bool> CommitAsync(StackCall call, FactoryProject project)
    {
        var (isCommitted, problem) = await GitFileCommit.CommitAsync(
            project.Directory,
            project.PinsFile,
            $"Pin base versions of stack {project.Stack}",
            call.CancellationToken);
        if (isCommitted)
        {
            call.Report.Line($"committed {Path.GetFileName(project.PinsFile)}; push it so that other machines use the same versions");
        }

        if (problem is not null)
        {
            call.Report.Warn($"the pins in {Path.GetFileName(project.PinsFile)} are not committed: {problem}");
        }

        return problem is null;
    }
}
