using ImageInfra.Driver.Builds;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Pins;
using ImageInfra.Driver.Runs;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Insight.Freshness;

/// <summary>Finds outdated images, and prepares their builds.</summary>
public sealed class FreshnessService(IFactoryProject project, IMarketplaceVersions marketplace, IImageVersions versions, TimeProvider clock, BasePins pins)
{
    /// <summary>Checks the images of a stack. Reads one list for each marketplace image and each foreign image definition.</summary>
    public async Task<IReadOnlyList<ImageFreshness>> CheckAsync(StackInventory stack, CancellationToken cancellationToken)
    {
        var sources = stack.Declared.Catalog.Images.Select(i => i.Template.Source).ToList();
        var images = sources.OfType<ImageSource.PlatformImage>().Select(p => new MarketplaceImage(p.Publisher, p.Offer, p.Sku)).Distinct();
        var definitions = sources.OfType<ImageSource.SharedImageVersion>()
            .Select(s => SourceCheck.Split(s.ImageVersionId).Definition)
            .Distinct(StringComparer.OrdinalIgnoreCase);
        var offered = stack.Outputs is { GalleryId: var gallery } && gallery.Split('/') is ["", _, var subscription, ..]
            ? await Task.WhenAll(images.Select(async i =>
                (Key: i, Versions: await marketplace.ListAsync(subscription, stack.Declared.Settings.Location, i, cancellationToken))))
            : [];
        var published = await Task.WhenAll(definitions.Select(async d => (Key: d, Versions: await versions.ListAsync(d, cancellationToken))));
        return FreshnessCheck.Of(
            stack,
            new(offered.ToDictionary(o => o.Key, o => o.Versions), published.ToDictionary(p => p.Key, p => p.Versions, StringComparer.OrdinalIgnoreCase)),
            clock.GetUtcNow());
    }

    /// <summary>
    /// Returns the images to build to bring the named images, or all, up to date, including outdated bases. Pins newer versions of bases
    /// that need no build.
    /// </summary>
    public async Task<IReadOnlyList<string>> PrepareBuildsAsync(
        IReadOnlyList<ImageFreshness> images,
        IReadOnlyCollection<string> names,
        CancellationToken cancellationToken)
    {
        var stack = project.Load();
        var found = images.ToDictionary(i => i.Image, StringComparer.OrdinalIgnoreCase);
        var selected = new HashSet<string>(
            images.Where(i => i.IsFixedByBuild && (names.Count == 0 || names.Contains(i.Image, StringComparer.OrdinalIgnoreCase))).Select(i => i.Image),
            StringComparer.OrdinalIgnoreCase);
        foreach (var image in stack.Catalog.Images.Reverse().Where(i => selected.Contains(i.Name)))
        {
            if (image.BaseImage is { } name && found.GetValueOrDefault(name)?.IsFixedByBuild == true)
            {
                selected.Add(name);
            }
        }

        foreach (var image in stack.Catalog.Images.Where(i => selected.Contains(i.Name)))
        {
            if (image.BaseImage is { } name && !selected.Contains(name) && found[image.Name].NewestBase is { } newest)
            {
                await PinAsync(name, newest.Number, found[image.Name].IsPinUsable, stack, cancellationToken);
            }
        }

        return [.. stack.Catalog.Images.Where(i => selected.Contains(i.Name)).Select(i => i.Name)];
    }

    /// <summary>
    /// Tags new versions with their minimum marketplace version. Azure reports <c>latest</c> at the submission of a template, but uses
    /// the one at the time of the run: without the tag, an image would be outdated right after its build.
    /// </summary>
    public async Task CompleteAsync(IReadOnlyList<ImageFreshness> images, BuildReport builds, CancellationToken cancellationToken)
    {
        foreach (var build in builds.Images)
        {
            var known = images.FirstOrDefault(i => string.Equals(i.Image, build.Image, StringComparison.OrdinalIgnoreCase))?.NewestSource;
            if (DottedVersion.TryParse(known) is { } least
                && build is { Outcome: BuildOutcome.Succeeded or BuildOutcome.PartiallySucceeded, VersionId: { } id }
                && await versions.FindAsync(id, cancellationToken) is { } version
                && !(version.Tags.TryGetValue(WellKnownTags.SourceVersion, out var said) && least.CompareTo(DottedVersion.TryParse(said)) <= 0))
            {
                await versions.UpdateAsync(id, new() { Tags = TagChange.Of(WellKnownTags.SourceVersion, least.Text) }, cancellationToken);
            }
        }
    }

    private async Task PinAsync(string image, ImageVersion newest, bool isPinUsable, FactoryStack stack, CancellationToken cancellationToken)
    {
        if (!stack.Settings.BaseVersions.TryGetValue(image, out var pinned) || pinned < newest || !isPinUsable)
        {
            await pins.PinAsync(image, newest, cancellationToken);
        }
    }
}
