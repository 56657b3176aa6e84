using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.Model.Planning;

/// <summary>One image template, complete but for the ids that only Azure knows.</summary>
public sealed record TemplatePlan
{
    private TemplatePlan()
    {
    }

    /// <summary>The image, with every default of the stack filled in.</summary>
    public required ImageSpec Image { get; init; }

    /// <summary>
    /// The template's name in Azure, such as <c>windows-11-avd-3f2a9c1b</c>. It carries a hash of the content because
    /// Azure Image Builder refuses updates: other content is another template.
    /// </summary>
    public required string TemplateName { get; init; }

    /// <summary>The pinned version of the catalog image that this one starts from, if it does.</summary>
    public ImageVersion? BaseVersion { get; init; }

    /// <summary>The network that the stack makes, if the build is in that.</summary>
    public BuildNetworkPlan? Network { get; init; }

    /// <summary>The files of the project that Azure fetches for it, sorted by blob.</summary>
    public required IReadOnlyList<LocalFile> Scripts { get; init; }

    /// <summary>Tags on the template.</summary>
    public required Tags Tags { get; init; }

    /// <summary>The distributor that publishes a version in the image's own definition, if there is one.</summary>
    public Distributor.SharedImage? Version => Image.Template.Distribute.OfType<Distributor.SharedImage>().FirstOrDefault();

    /// <summary>Plans the template of an image whose source is known.</summary>
    public static TemplatePlan Create(ImageSpec image, FactorySettings settings)
    {
        var baseVersion = image.BaseImage is { } name ? settings.BaseVersions[name] : (ImageVersion?)null;
        var tags = FactoryPlan.TagsOf(image, settings);
        var listed = PackageListing.On(image);
        var choice = NetworkChoice.For(image, settings);
        var network = choice.Mode is NetworkMode.Isolated ? BuildNetworkPlan.Of(settings) : null;
        var scripts = LocalFiles.ByBlob(LocalFiles.Of(image.Template));
        var template = listed with
        {
            VmProfile = listed.VmProfile with { VnetConfig = choice.VnetConfig },
            Distribute =
            [
                .. image.Template.Distribute.Select((d, i) => Complete(d, i, image, settings) with
                {
                    ArtifactTags = tags.With(WellKnownTags.Source, SourceOf(image, baseVersion)).With(d.ArtifactTags),
                }),
            ],
        };
        var content = new TemplateContent(
            settings.Location,
            settings.ResourceGroupName,
            settings.GalleryName,
            settings.IdentityName,
            baseVersion?.ToString(),
            tags,
            template,
            network?.Name,
            scripts.Count > 0 ? settings.ScriptsAccountName : null,
            [.. tags.Secrets.Keys.Select(name => name.ToLowerInvariant())]);
        var templateName = $"{image.Name}-{content.Hash()}";
        return new()
        {
            Image = image with { Template = NameTheTemplate(template, templateName) },
            TemplateName = templateName,
            BaseVersion = baseVersion,
            Network = network,
            Scripts = scripts,
            Tags = tags,
        };
    }

    /// <summary>
    /// Where the versions that an image's builds make are to be, with what no template can say: that is written on them once they
    /// are there. None where the image names Azure's older <c>replicationRegions</c>, or has no version.
    /// </summary>
    public static IReadOnlyList<TargetRegion> RegionsOf(ImageSpec image, FactorySettings settings) =>
        ImageOverrides.Apply(image, settings).Template.Distribute.OfType<Distributor.SharedImage>().FirstOrDefault() is { } shared ? RegionsOf(shared, settings) : [];

    private static IReadOnlyList<TargetRegion> RegionsOf(Distributor.SharedImage shared, FactorySettings settings) =>
        shared is { TargetRegions.Count: 0, ReplicationRegions.Count: 0 } ? settings.TargetRegions : shared.TargetRegions;

    private static Distributor Complete(Distributor distributor, int index, ImageSpec image, FactorySettings settings)
    {
        var runOutputName = distributor.RunOutputName ?? (index == 0 ? image.Name : $"{image.Name}-{index + 1}");
        return distributor switch
        {
            Distributor.SharedImage shared => shared with
            {
                RunOutputName = runOutputName,
                TargetRegions = [.. RegionsOf(shared, settings).Select(r => r.ForTemplates())],
                // Where a channel decides what latest means, a new version is not it before the channel stands for it.
                ExcludeFromLatest = shared.ExcludeFromLatest || IsLatestAChannel(image.Name, settings),
            },
            _ => distributor with { RunOutputName = runOutputName },
        };
    }

    private static bool IsLatestAChannel(string image, FactorySettings settings) =>
        settings.Channels.GetValueOrDefault(image)?.ContainsKey(settings.LatestChannel) is true;

    // A version tells which template built it. The name can't be in its own hash, so it comes after.
    private static ImageTemplateSpec NameTheTemplate(ImageTemplateSpec template, string templateName) => template with
    {
        Distribute =
        [
            .. template.Distribute.Select(d => d with
            {
                ArtifactTags = d.ArtifactTags.With(WellKnownTags.Template, templateName),
            }),
        ],
    };

    private static string SourceOf(ImageSpec image, ImageVersion? baseVersion) => image.Template.Source switch
    {
        ImageSource.PlatformImage p => $"{p.Publisher}:{p.Offer}:{p.Sku}:{p.Version}",
        ImageSource.SharedImageVersion s => s.ImageVersionId,
        ImageSource.ManagedImage m => m.ImageId,
        ImageSource.CatalogImage c => $"{c.Image} {baseVersion}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>Which network an image's builds are in: the image's word comes first, then its template's, then the stack's.</summary>
internal static class NetworkChoice
{
    public static ImageNetwork For(ImageSpec image, FactorySettings settings) => image switch
    {
        { Network: { } own } => own,
        { Template.VmProfile.VnetConfig: { } vnet } => new(NetworkMode.Vnet, vnet),
        _ => new(settings.Network.Mode, settings.Network.VnetConfig),
    };
}
