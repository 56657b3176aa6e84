using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Reporting;
using ImageInfra.Cli.Stacks;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Builds;

namespace ImageInfra.Cli.Builds;

/// <summary>The command <c>imageinfra follow</c>.</summary>
internal static class FollowCommand
{
    private const string Description = """
        Follows builds in progress without starting any: those of earlier commands, and runs started in the Azure portal. When
        a run ends, finds its version, replicates it to its regions and tags it.
        """;

    public static Command Create(CommandRunner runner)
    {
        var images = new Argument<string[]>("IMAGE")
        {
            Description = "The images. Default: every image of the stack.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        images.Validators.Add(ImageNames.Check);
        var all = new Option<bool>("--all")
        {
            Description = "Also start the remaining images of open requests, like 'build --resume'.",
        };
        var command = new Command("follow", Description) { images, all };
        command.Validators.Add(result =>
        {
            if (result.GetValue(all) && result.GetValue(images) is { Length: > 0 })
            {
                result.AddError("--all follows every image; omit image names");
            }
        });
        var reporting = new ReportingOptions();
        reporting.AddTo(command);
        runner.Options.AddTo(command);
        runner.OnStack(command, async (StackCall call, FollowService follow, BuildService builds, FollowedBuilds followed, DriftWarning drift) =>
        {
            var names = call.Parsed.GetValue(images) ?? [];
            call.Report.Line($"Builds on stack [bold]{call.Scope.Stack}[/], {call.Place}");
            await drift.ShowAsync(call, names);
            return await followed.ShowAsync(
                runner,
                call,
                reporting.EventsFile(call.Parsed),
                events => call.Parsed.GetValue(all)
                    ? follow.FollowAllAsync(builds, new(), events, call.CancellationToken)
                    : follow.FollowAsync(names, new(), events, call.CancellationToken),
                names.Length == 0
                    ? $"nothing to follow: no build of stack '{call.Scope.Stack}' is in progress"
                    : $"nothing to follow: no build of {string.Join(", ", names)} is in progress");
        });
        return command;
    }
}
