using ImageInfra.Model.Catalog;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.Model.Planning;

/// <summary>Applies the overrides of a stack to its images.</summary>
public static class ImageOverrides
{
    /// <summary>Returns the catalog with the overrides of the stack. Applying them twice has no further effect.</summary>
    /// <exception cref="CatalogException">The overrides name images that are not in the catalog.</exception>
    public static ImageCatalog Apply(ImageCatalog catalog, FactorySettings settings)
    {
        var overrides = settings.Overrides;
        NamedImages.Require(catalog, "overrides", overrides.Images.Keys, overrides.File, overrides.Line);
        return overrides.Images.Count == 0 ? catalog : new(catalog.Images.Select(image => Apply(image, settings)));
    }

    /// <summary>Returns an image with the overrides of the stack.</summary>
    public static ImageSpec Apply(ImageSpec image, FactorySettings settings) =>
        new[] { OverrideSettings.Everything, image.Name }
            .Select(settings.Overrides.Images.GetValueOrDefault)
            .OfType<ImageOverride>()
            .Aggregate(image, With);

    private static ImageSpec With(ImageSpec image, ImageOverride change)
    {
        var template = image.Template;
        return image with
        {
            Tags = image.Tags.With(change.Tags),
            // An overridden network or subnet replaces both properties of the image.
            Network = change.Network ?? (change.VnetConfig is null ? image.Network : null),
            Priority = change.Priority ?? image.Priority,
            Template = template with
            {
                ManagedResourceTags = template.ManagedResourceTags.With(change.ManagedResourceTags),
                BuildTimeoutInMinutes = change.BuildTimeoutInMinutes ?? template.BuildTimeoutInMinutes,
                VmProfile = template.VmProfile with
                {
                    VmSize = change.VmSize ?? template.VmProfile.VmSize,
                    OsDiskSizeGB = change.OsDiskSizeGB ?? template.VmProfile.OsDiskSizeGB,
                    VnetConfig = change.Network is not null ? null : change.VnetConfig ?? template.VmProfile.VnetConfig,
                },
                Distribute = change.TargetRegions is { } regions ? [.. template.Distribute.Select(d => To(d, regions))] : template.Distribute,
            },
        };
    }

    private static Distributor To(Distributor distributor, IReadOnlyList<TargetRegion> regions) => distributor is Distributor.SharedImage shared
        ? shared with { TargetRegions = regions, ReplicationRegions = [], StorageAccountType = null }
        : distributor;
}

/// <summary>Checks that settings by image name, or <c>*</c> for all, only name images of the catalog.</summary>
internal static class NamedImages
{
    /// <exception cref="CatalogException">A name is not in the catalog.</exception>
    public static void Require(ImageCatalog catalog, string setting, IEnumerable<string> names, string file, int line)
    {
        var unknown = names.Where(name => name != OverrideSettings.Everything && catalog.Find(name) is null).ToList();
        if (unknown.Count > 0)
        {
            var known = catalog.Images.Select(i => i.Name).ToList();
            throw new CatalogException([.. unknown.Select(name => new CatalogError(
                file,
                line,
                $"imageinfra:{setting}.{name}",
                $"the catalog has no image '{name}'{Suggestion.For(name, known)}"))]);
        }
    }
}
