using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Rules;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Files;

namespace ImageInfra.Project.Checks;

/// <summary>The rules that a stack and its images must meet before an update.</summary>
public static class StackRules
{
    /// <summary>
    /// Checks that resource names are unique among the project's stacks, that versions are replicated to the region that builds them,
    /// that no secret is uploaded, and that the project's policy is met.
    /// </summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="catalog">The images.</param>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="source">The file of the settings.</param>
    /// <param name="isOneSubscription">Whether all stacks share one subscription, as on the local simulator.</param>
    /// <exception cref="CatalogException">A rule is violated. The exception holds every violation; Azure was not called.</exception>
    public static void Require(
        string project,
        ImageCatalog catalog,
        FactorySettings settings,
        SettingsSource source,
        bool isOneSubscription = false)
    {
        // Read again to get the file and line of each value.
        var images = CatalogDirectory.Inspect(project, settings.ImagesDirectory).Images;
        CatalogError[] errors =
        [
            .. SharedWithOthers(project, catalog.Images, settings, source, isOneSubscription),
            .. Check(project, images, settings, source),
        ];
        if (errors.Length > 0)
        {
            throw new CatalogException(errors);
        }
    }

    /// <summary>
    /// Finds versions that are not replicated to the region that builds them, secrets that would be uploaded, and violations of the
    /// project's policy.
    /// </summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="images">The images.</param>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="source">The file of the settings.</param>
    public static IReadOnlyList<CatalogError> Check(string project, IReadOnlyList<InspectedImage> images, FactorySettings settings, SettingsSource source)
    {
        var policy = PolicyFile.Read(project);
        return
        [
            .. RegionNameRules.Check(settings, source).Concat(images.SelectMany(RegionNameRules.Check)).Where(f => f.Severity is Severity.Error).Select(f => f.ToError()),
            .. images.SelectMany(i => RegionRules.Check(i, settings)).Select(f => f.ToError()),
            .. PrivacyChecks.Check(project, images, settings).Select(f => f.ToError()),
            .. (policy is null ? [] : PolicyFile.Check(policy, images, settings, source)).Select(f => f.ToError()),
        ];
    }

    /// <summary>Finds the resource names that another stack of the project uses too.</summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="images">The images of the stack.</param>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="source">The file of the settings.</param>
    /// <param name="isOneSubscription">Whether all stacks share one subscription, as on the local simulator.</param>
    public static IReadOnlyList<CatalogError> SharedWithOthers(
        string project,
        IEnumerable<ImageSpec> images,
        FactorySettings settings,
        SettingsSource source,
        bool isOneSubscription)
    {
        var stack = new NamedStack(source, settings, OtherStacks.HaveScripts(images));
        return SharedNames.Check(stack, OtherStacks.Of(project, stack), isOneSubscription);
    }
}
