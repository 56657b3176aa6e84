using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Rules;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Files;

namespace ImageInfra.Project.Checks;

/// <summary>What a stack and its images have to keep to before anything is declared.</summary>
public static class StackRules
{
    /// <summary>
    /// Checks that no other stack of the project names the same things, that versions are replicated to where they are made, that
    /// no secret leaves it, and the project's policy, if it has one.
    /// </summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="catalog">The images.</param>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="source">Where they come from.</param>
    /// <param name="isOneSubscription">Whether all stacks are in one subscription, whatever they name.</param>
    /// <exception cref="CatalogException">They don't keep to it; it holds everything that is wrong, and nothing was called.</exception>
    public static void Require(
        string project,
        ImageCatalog catalog,
        FactorySettings settings,
        SettingsSource source,
        bool isOneSubscription = false)
    {
        var shared = SharedWithOthers(project, catalog.Images, settings, source, isOneSubscription);
        var policy = PolicyFile.Read(project);
        // Read once more, now with the place of everything.
        var images = CatalogDirectory.Inspect(project, settings.ImagesDirectory).Images;
        CatalogError[] errors =
        [
            .. shared,
            .. images.SelectMany(i => RegionRules.Check(i, settings)).Select(f => f.ToError()),
            .. PrivacyChecks.Check(project, images, settings).Select(f => f.ToError()),
            .. (policy is null ? [] : PolicyFile.Check(policy, images, settings, source)).Select(f => f.ToError()),
        ];
        if (errors.Length > 0)
        {
            throw new CatalogException(errors);
        }
    }

    /// <summary>What another stack of the project names, too.</summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="images">The images of the stack.</param>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="source">Where they come from.</param>
    /// <param name="isOneSubscription">Whether all stacks are in one subscription, whatever they name.</param>
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
