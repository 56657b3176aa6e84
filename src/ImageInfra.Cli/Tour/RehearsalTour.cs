using ImageInfra.Cli.Builds;
using ImageInfra.Cli.Catalog;
using ImageInfra.Cli.Json;
using ImageInfra.Cli.Stacks;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Versions;
using ImageInfra.Cli.Workplaces;
using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Updates;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;

namespace ImageInfra.Cli.Tour;

/// <summary>Runs the whole life cycle of the catalog's images step by step, and verifies the result of each step.</summary>
internal sealed class RehearsalTour(Report report, TourProject project, LocalAzure azure)
{
    private int _step;

    // The tour edits project files between steps, so the session is opened again.
    private StackSession Session => StackSession.OnLocal(project.Open(), azure);

    /// <summary>Runs all steps, and returns the versions that existed before the last step.</summary>
    /// <exception cref="DriverException">A step had an unexpected result.</exception>
    public async Task<IReadOnlyList<ImageVersions>> RunAsync(CancellationToken cancellationToken)
    {
        var catalog = CheckCatalog();
        await UpAsync(cancellationToken);
        await BuildAsync([], cancellationToken);
        await ShowVersionsAsync(catalog, cancellationToken);
        await ChangeNothingAsync(cancellationToken);
        if (catalog.Images.FirstOrDefault(i => i.Template.Customize.Count > 0 && !catalog.BuiltFrom(i).Any()) is { } edited)
        {
            await EditAsync(edited, cancellationToken);
            await BuildAsync([edited.Name], cancellationToken);
        }

        var versions = await ShowVersionsAsync(catalog, cancellationToken);
        await DestroyAsync(cancellationToken);
        return versions;
    }

    private ImageCatalog CheckCatalog()
    {
        Step("Check the catalog", "every file is validated before Azure is called");
        var stack = project.Open().Load();
        ImagesView.ShowTable(report, stack);
        return stack.Catalog;
    }

    private async Task UpAsync(CancellationToken cancellationToken)
    {
        Step("imageinfra up", "gallery, identity, role, definitions, and a template for each image whose source exists");
        var result = await StackView.ShowAsync(report, events => Session.Get<UpdateService>().UpAsync(false, events, cancellationToken));
        report.Line($"{StackSummary.Words(result, isPreview: false)}");
        foreach (var (image, baseImage) in result.Outputs!.Waiting)
        {
            report.Line($"[yellow]{image}[/] waits for its base [bold]{baseImage}[/]");
        }
    }

    private async Task BuildAsync(IReadOnlyList<string> images, CancellationToken cancellationToken)
    {
        Step($"imageinfra build {string.Join(' ', images)}".TrimEnd(), "unrelated images in parallel; a base is built and pinned before the images that start from it");
        var session = Session;
        var result = await BuildView.ShowAsync(
            report,
            new BuildBoard(),
            azure.Clock,
            events => session.Get<BuildService>().BuildAsync(images, new(), events, cancellationToken));
        Expect(result.Succeeded, string.Join("; ", result.Images.Where(i => i.Message is not null).Select(i => $"{i.Image}: {i.Message}")), DriverFailure.BuildFailed);
    }

    /// <summary>Formats the versions from <see cref="RunAsync"/> as <c>imageinfra versions --json</c> does.</summary>
    public IReadOnlyList<VersionOutput> Outputs(IReadOnlyList<ImageVersions> versions) => VersionsView.Of(project.Open(), azure.Clock).Outputs(versions);

    private async Task<IReadOnlyList<ImageVersions>> ShowVersionsAsync(ImageCatalog catalog, CancellationToken cancellationToken)
    {
        Step("imageinfra versions", "the standing and the source of each version");
        var versions = await Session.Get<StackImages>().VersionsAsync(null, cancellationToken);
        VersionsView.Of(project.Open(), azure.Clock).ShowTable(report, versions);
        var without = catalog.Images.Select(i => i.Name).Except(versions.Where(v => v.Versions.Count > 0).Select(v => v.Image));
        Expect(!without.Any(), $"no version of {string.Join(", ", without)}");
        return versions;
    }

    private async Task ChangeNothingAsync(CancellationToken cancellationToken)
    {
        Step("imageinfra up, again", "an unchanged catalog gives unchanged templates");
        var writes = azure.Writes;
        var result = await StackView.ShowAsync(report, events => Session.Get<UpdateService>().UpAsync(false, events, cancellationToken));
        report.Line($"{StackSummary.Words(result, isPreview: false)}; {azure.Writes - writes} writes to Azure");
        Expect(result.ChangesNothing && azure.Writes == writes, "an update without a change wrote to Azure");
    }

    private async Task EditAsync(ImageSpec image, CancellationToken cancellationToken)
    {
        Step($"edit {image.Name}.yaml, imageinfra up", "changed content gives a new template, which is created before the old one is deleted");
        project.AddCustomizer(image);
        var result = await StackView.ShowAsync(report, events => Session.Get<UpdateService>().UpAsync(false, events, cancellationToken));
        report.Line($"{StackSummary.Words(result, isPreview: false)}");
        var changes = result.Changes.Where(c => c.Value > 0 && c.Key is not StackAction.Same).ToList();
        Expect(changes is [{ Key: StackAction.Replace, Value: 1 }], "an edited image changed more than its own template");
    }

    private async Task DestroyAsync(CancellationToken cancellationToken)
    {
        Step("imageinfra destroy", "refuses while there are versions, so that no image is lost by accident");
        if (project.Open().Load().Settings.Protect)
        {
            report.Line($"[grey]the stack is protected; the tour removes the protection of its copy[/]");
            project.Unprotect();
            await Session.Get<UpdateService>().UpAsync(false, new Unwatched(), cancellationToken);
        }

        try
        {
            await Session.Get<UpdateService>().DestroyAsync(false, new Unwatched(), cancellationToken);
            Expect(false, "destroy was not refused although there are versions");
        }
        catch (DriverException e) when (e.Failure is DriverFailure.Protected)
        {
            report.Line($"[yellow]refused:[/] {e.Message}");
        }

        Step("imageinfra destroy --delete-versions", "deletes everything");
        var result = await StackView.ShowAsync(report, events => Session.Get<UpdateService>().DestroyAsync(true, events, cancellationToken));
        report.Line($"{StackSummary.Words(result, isPreview: false)}");
        var left = await azure.ResourceGroupsAsync(cancellationToken);
        Expect(left.Count == 0, $"not deleted: {string.Join(", ", left)}");
    }

    private void Step(string title, string why)
    {
        report.Line($"");
        report.Line($"[bold]{++_step}. {title}[/]  [grey]{why}[/]");
    }

    private static void Expect(bool condition, string otherwise, DriverFailure failure = DriverFailure.UpdateFailed)
    {
        if (!condition)
        {
            throw new DriverException(failure, $"the rehearsal stopped: {otherwise}");
        }
    }

    /// <summary>Discards progress.</summary>
    private sealed class Unwatched : IProgress<StackEvent>
    {
        public void Report(StackEvent value)
        {
        }
    }
}
