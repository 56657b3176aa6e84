using ImageInfra.Model;
using ImageInfra.Model.Settings;
using ImageInfra.Model.Validation;

namespace ImageInfra.Components;

/// <summary>What a stack and its images have to keep to before anything is declared.</summary>
public static class StackRules
{
    /// <summary>Checks the project's policy, if it has one, and that versions are replicated to where they are made.</summary>
    /// <param name="project">The folder of <c>Pulumi.yaml</c>.</param>
    /// <param name="catalog">The images.</param>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="source">Where they come from.</param>
    /// <exception cref="CatalogException">They don't keep to it; it holds everything that is wrong, and nothing was called.</exception>
    public static void Require(string project, ImageCatalog catalog, FactorySettings settings, SettingsSource source)
    {
        var policy = PolicyFile.Read(project);
        if (policy is null && catalog.Images.All(i => RegionRules.AreKept(i, settings)))
        {
            return;
        }

        // Read once more, now with the place of everything.
        var images = CatalogDirectory.Inspect(project, settings.ImagesDirectory).Images;
        Finding[] findings =
        [
            .. images.SelectMany(i => RegionRules.Check(i, settings)),
            .. policy is null ? [] : PolicyFile.Check(policy, images, settings, source),
        ];
        if (findings.Length > 0)
        {
            throw new CatalogException([.. findings.Select(f => f.ToError())]);
        }
    }
}
