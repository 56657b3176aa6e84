using ImageInfra.Cli.Builds;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Insight.Freshness;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Cli.Versions;

/// <summary>Builds the outdated images that a build would bring up to date.</summary>
internal sealed class OutdatedBuilds(FactoryProject project, FreshnessService freshness, BuildService builds)
{
    public async Task<ExitCode> BuildAsync(
        CommandRunner runner,
        StackCall call,
        FollowedBuilds followed,
        IReadOnlyList<ImageFreshness> all,
        IReadOnlyCollection<string> names,
        BuildOptionsReader options,
        string? eventsFile)
    {
        var outdated = await freshness.PrepareBuildsAsync(all, names, call.CancellationToken);
        if (outdated.Count == 0)
        {
            BuildSummary.Show(call.Report, new BuildReport([]));
            return ExitCode.Success;
        }

        call.Report.Line($"Build of {string.Join(", ", outdated)} on stack [bold]{call.Scope.Stack}[/], {call.Place}");

        // IsAgain, because unchanged content may now get a newer marketplace version.
        var how = options.Read(call.Parsed, project.Commit) with { IsAgain = true };
        return await followed.ShowAsync(runner, call, eventsFile, async events =>
        {
            var result = await builds.BuildAsync(outdated, how, events, call.CancellationToken);
            try
            {
                await freshness.CompleteAsync(all, result, call.CancellationToken);
            }
            catch (DriverException e)
            {
                call.Report.Warn($"some new versions have no tag with their marketplace version, and may be reported as outdated again: {e.Message}");
            }

            return result;
        });
    }
}
