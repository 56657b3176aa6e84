using System.CommandLine;
using ImageInfra.Cli.Options;
using ImageInfra.Cli.Stacks;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Inventory;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Cli.Versions;

/// <summary>The command <c>imageinfra versions</c>.</summary>
internal static class VersionsCommand
{
    public static Command Create(CommandRunner runner)
    {
        var image = new Argument<string?>("IMAGE")
        {
            Description = "The image. Default: every image.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        image.Validators.Add(ImageNames.Check);
        var live = new Option<bool>("--live")
        {
            Description = "List the current versions of every image, with one call for every 50, as is always done for a single IMAGE."
                + " Default: read them from Azure Resource Graph, a thousand for each call, which may be minutes behind.",
        };
        var command = new Command("versions", "Lists the image versions in the gallery with their standing, channels, end of life and source.")
        {
            image, live,
        };
        runner.Options.AddTo(command);
        runner.OnStack(command, async (StackCall call, StackImages stackImages, FactoryProject project, TimeProvider clock, DriftWarning drift) =>
        {
            var (_, parsed, report, _, cancellationToken) = call;
            if (parsed.GetValue(image) is not null || parsed.GetValue(live))
            {
                var listed = await stackImages.VersionsAsync(parsed.GetValue(image), cancellationToken);
                VersionsView.Of(project, clock).Show(report, listed);
                if (listed.Any(i => i.Versions.Count == 0))
                {
                    await drift.ShowAsync(call, [.. listed.Select(i => i.Image)]);
                }

                return ExitCode.Success;
            }

            var (images, age) = await stackImages.RecentVersionsAsync(cancellationToken);
            VersionsView.Of(project, clock).Show(report, images);
            if (age == InventoryAge.Recent)
            {
                report.Line($"[grey]from Azure Resource Graph, which may be minutes behind; for current data, pass --live[/]");
            }

            return ExitCode.Success;
        });
        return command;
    }
}
