using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.Model.Planning;

/// <summary>
/// Everything that a stack declares, decided before anything is declared: which images get a template now, under
/// which name, and which wait for their base.
/// </summary>
public sealed record FactoryPlan
{
    private FactoryPlan()
    {
    }

    /// <summary>The stack's settings.</summary>
    public required FactorySettings Settings { get; init; }

    /// <summary>One image definition for each image of the catalog, a base before what is built from it.</summary>
    public required IReadOnlyList<ImageSpec> Definitions { get; init; }

    /// <summary>One image template for each image whose source is known.</summary>
    public required IReadOnlyList<TemplatePlan> Templates { get; init; }

    /// <summary>What the build identity needs outside its own gallery.</summary>
    public required IReadOnlyList<ScopeRights> Rights { get; init; }

    /// <summary>The files of the project that the templates need, one for each content and name, sorted by blob.</summary>
    public IReadOnlyList<LocalFile> Scripts => LocalFiles.ByBlob(Templates.SelectMany(t => t.Scripts));

    /// <summary>The network that the stack makes, if a template is in it.</summary>
    public BuildNetworkPlan? Network => Templates.FirstOrDefault(t => t.Network is not null)?.Network;

    /// <summary>
    /// The images whose base has no pinned version yet. Azure refuses a template whose source does not exist, so
    /// these get none until the base is built.
    /// </summary>
    public required IReadOnlyList<WaitingImage> Waiting { get; init; }

    /// <summary>One image version for each promotion that enough people agreed to.</summary>
    public required IReadOnlyList<PromotionPlan> Promotions { get; init; }

    /// <summary>The promotions that wait for people to agree.</summary>
    public required IReadOnlyList<PendingPromotion> Pending { get; init; }

    /// <summary>Plans a stack. A pure function: the same catalog and settings give the same plan.</summary>
    /// <exception cref="CatalogException">The settings name images that are not in the catalog.</exception>
    public static FactoryPlan Create(ImageCatalog written, FactorySettings settings)
    {
        var catalog = ImageOverrides.Apply(written, settings);
        var (promotions, pending) = PromotionPlan.Create(catalog, settings);

        bool IsPinned(ImageSpec image) => image.BaseImage is null || settings.BaseVersions.ContainsKey(image.BaseImage);

        TemplatePlan[] templates = [.. catalog.Images.Where(IsPinned).Select(image => TemplatePlan.Create(image, settings))];
        return new()
        {
            Settings = settings,
            Definitions = catalog.Images,
            Templates = templates,
            Rights = RightsPlan.Create(templates, settings),
            Waiting =
            [
                .. catalog.Images.Where(i => !IsPinned(i)).Select(i => new WaitingImage(i.Name, i.BaseImage!)),
            ],
            Promotions = promotions,
            Pending = pending,
        };
    }

    /// <summary>Tags on an image's definition and template: the stack's, the image's, and ImageInfra's own.</summary>
    public static Tags TagsOf(ImageSpec image, FactorySettings settings) =>
        StackTags(settings).With(image.Tags).With(WellKnownTags.Image, image.Name);

    /// <summary>Tags on everything else.</summary>
    public static Tags StackTags(FactorySettings settings) => settings.Tags.With(WellKnownTags.Stack, settings.Stack);
}

/// <summary>An image without a template, because the image that it starts from has no pinned version yet.</summary>
public sealed record WaitingImage(string Image, string Base);
