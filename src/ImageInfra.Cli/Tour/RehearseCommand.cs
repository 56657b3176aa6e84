using System.CommandLine;
using ImageInfra.Cli.Json;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;

namespace ImageInfra.Cli.Tour;

/// <summary>The command <c>imageinfra rehearse</c>.</summary>
internal static class RehearseCommand
{
    private const string Description =
        "Shows the life cycle of the project's images on a simulated Azure, in seconds, with a temporary copy of the project.";

    public static Command Create(CommandRunner runner)
    {
        var command = new Command("rehearse", Description);
        runner.Options.AddTo(command, hasPlace: false);
        runner.Handle(command, async (scope, _, report, cancellationToken) =>
        {
            report.Line($"Rehearsal of stack [bold]{scope.Stack}[/] on a simulated Azure, with a temporary copy of the project");
            LocalAzure.ProjectOf(scope.Directory, scope.Stack).LoadByPolicy();
            using var project = TourProject.CopyOf(scope);
            await using var azure = await LocalAzure.StartAsync(project.Directory, scope.Speed, runner.Clock, cancellationToken);
            var tour = new RehearsalTour(report, project, azure);
            var started = runner.Clock.GetTimestamp();
            var simulated = azure.Clock.GetUtcNow();
            var versions = await tour.RunAsync(cancellationToken);
            var seconds = runner.Clock.GetElapsedTime(started).TotalSeconds;
            var elapsed = azure.Clock.GetUtcNow() - simulated;
            report.Line($"[green]The rehearsal is complete[/]: {seconds:0.0} s, {Durations.Text(elapsed)} on the simulated Azure's clock.");
            report.Line($"Next steps: imageinfra up --local, imageinfra build --local, imageinfra versions --local");
            report.Result(() => new RehearsalOutput(Math.Round(seconds, 1), Seconds.Of(elapsed), tour.Outputs(versions)));
            return ExitCode.Success;
        });
        return command;
    }
}
