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
        Shows the outdated images of a stack with the reasons: a newer version of the marketplace image, of the base or of another
        source exists; the source was withdrawn or revoked; the base is outdated; the catalog was changed after the build; the image
        is older than version.rebuildEveryDays in the catalog; or it was never built.

        Exits with 10 (Outdated) if an image is outdated, otherwise with 0. 'outdated, edit needed' means that a build does not help.

        With --build, it builds the images that a build brings up to date, bases first, pins newer bases, and exits like 'build', or
        with 10 if an image needs an edit. Run it every night; images that are up to date are not built. --json includes the builds.
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
        report.Result(() => OutdatedView.Output(images));
        return images.Any(i => i.IsOutdated) ? ExitCode.Outdated : ExitCode.Success;
    }

    /// <summary>Selects the named images, or all.</summary>
    /// <exception cref="DriverException">There is no image with a given name.</exception>
    internal static IReadOnlyList<ImageFreshness> Select(IReadOnlyList<ImageFreshness> images, IReadOnlyCollection<string> names)
    {
        return UnknownName.FindImage("the catalog", names, [.. images.Select(i => i.Image)]) is { } unknown
            ? throw unknown
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
            return code is ExitCode.Success && selected.Any(i => i is { IsOutdated: true, IsFixedByBuild: false }) ? ExitCode.Outdated : code;
        });
        return command;
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
