using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.Model.Planning;

/// <summary>
/// The resources that a stack declares: the images with a template, the names of their templates, and the images that wait for
/// their base.
/// </summary>
public sealed record FactoryPlan
{
    private FactoryPlan()
    {
    }

    /// <summary>The settings of the stack.</summary>
    public required FactorySettings Settings { get; init; }

    /// <summary>The images of the catalog, each with an image definition. A base comes before its dependents.</summary>
    public required IReadOnlyList<ImageSpec> Definitions { get; init; }

    /// <summary>The image templates of the images with a known source.</summary>
    public required IReadOnlyList<TemplatePlan> Templates { get; init; }

    /// <summary>The rights that the build identity needs outside its gallery.</summary>
    public required IReadOnlyList<ScopeRights> Rights { get; init; }

    /// <summary>The project files of the templates, one per blob, sorted by blob.</summary>
    public IReadOnlyList<LocalFile> Scripts => LocalFiles.ByBlob(Templates.SelectMany(t => t.Scripts));

    /// <summary>The network that the stack creates, or null if no template uses it.</summary>
    public BuildNetworkPlan? Network => Templates.FirstOrDefault(t => t.Network is not null)?.Network;

    /// <summary>
    /// The images whose base has no pinned version yet. They have no template, because Azure rejects a template whose source does
    /// not exist.
    /// </summary>
    public required IReadOnlyList<WaitingImage> Waiting { get; init; }

    /// <summary>The promotions with enough approvals, each an image version.</summary>
    public required IReadOnlyList<PromotionPlan> Promotions { get; init; }

    /// <summary>The promotions with missing approvals.</summary>
    public required IReadOnlyList<PendingPromotion> Pending { get; init; }

    /// <summary>Plans a stack. The same catalog and settings give the same plan.</summary>
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

    /// <summary>Returns the tags of an image's definition and template: those of the stack, of the image and of ImageInfra.</summary>
    public static Tags TagsOf(ImageSpec image, FactorySettings settings) =>
        StackTags(settings).With(image.Tags).With(WellKnownTags.Image, image.Name);

    /// <summary>Returns the tags of all other resources.</summary>
    public static Tags StackTags(FactorySettings settings) => settings.Tags.With(WellKnownTags.Stack, settings.Stack);
}

/// <summary>An image without a template, because its base image has no pinned version yet.</summary>
public sealed record WaitingImage(string Image, string Base);
