using System.CommandLine;
using ImageInfra.Cli.Builds;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Reporting;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Insight.Freshness;
using ImageInfra.Driver.Inventory;

namespace ImageInfra.Cli.Versions;

/// <summary>The command <c>imageinfra outdated</c>.</summary>
internal sealed class OutdatedCommand
{
    private const string Description = """
        Shows which images of a stack are outdated, and why: there is a newer marketplace version, or a newer version of their base
        or of another gallery's image; what they were built from was withdrawn or revoked; their base is outdated; the catalog says
        something else than they were built with; they are older than version.rebuildEveryDays of the catalog; they were never built.

        Ends with exit code 10 (Outdated) when some are, and 0 when none is. 'outdated, needs you' is what no build mends.

        With --build it builds what a build mends, a base before what starts from it, pins newer bases, and ends as 'build' does, or
        with 10 where something needs you. Run it every night, and nothing is built that is up to date. --json has the builds then.
        """;

    private readonly Argument<string[]> _images = new("IMAGE")
    {
        Description = "The images. Default: every image of the catalog.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> _build = new("--build") { Description = "Build the outdated images that a build brings up to date." };
    private readonly BuildOptionsReader _how = new();
    private readonly ReportingOptions _reporting = new();
    private readonly CommandRunner _runner;

    private OutdatedCommand(CommandRunner runner) => _runner = runner;

    public static Command Create(CommandRunner runner) => new OutdatedCommand(runner).Create();

    /// <summary>Shows the images, and returns the exit code for whether one is outdated.</summary>
    internal static ExitCode Show(Report report, IReadOnlyList<ImageFreshness> images)
    {
        OutdatedView.Show(report, images);
        report.Result(() => OutdatedView.Json(images));
        return images.Any(i => i.IsOutdated) ? ExitCode.Outdated : ExitCode.Success;
    }

    /// <summary>Selects the named images, or all.</summary>
    /// <exception cref="DriverException">There is no image with a given name.</exception>
    internal static IReadOnlyList<ImageFreshness> Select(IReadOnlyList<ImageFreshness> images, IReadOnlyCollection<string> names)
    {
        var unknown = names.Where(n => !images.Any(i => Same(i.Image, n))).ToList();
        return unknown.Count > 0
            ? throw new DriverException(DriverFailure.NotFound, $"the catalog has no image '{string.Join("', '", unknown)}'; it has {string.Join(", ", images.Select(i => i.Image))}")
            : [.. images.Where(i => names.Count == 0 || names.Any(n => Same(i.Image, n)))];
    }

    private Command Create()
    {
        _images.Validators.Add(ImageNames.Check);
        var command = new Command("outdated", Description) { _images, _build };
        _how.AddTo(command);
        _reporting.AddTo(command);
        _runner.Options.AddTo(command);
        _runner.OnStack(command, async (StackCall call, IFactoryInventory stacks, FreshnessService freshness, OutdatedBuilds builds, FollowedBuilds followed) =>
        {
            var (scope, parsed, report, _, cancellationToken) = call;
            var names = parsed.GetValue(_images) ?? [];
            var inventory = await stacks.ReadAsync([scope.Stack], withConsumers: false, cancellationToken);
            var all = await freshness.CheckAsync(inventory.Stacks.Single(s => s.Name == scope.Stack), cancellationToken);
            var selected = Select(all, names);
            if (!parsed.GetValue(_build))
            {
                return Show(report, selected);
            }

            OutdatedView.Show(report, selected);
            var code = await builds.BuildAsync(_runner, call, followed, all, names, _how, _reporting.EventsFile(parsed));
            return code is ExitCode.Success && selected.Any(i => i is { IsOutdated: true, IsMendedByBuild: false }) ? ExitCode.Outdated : code;
        });
        return command;
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
