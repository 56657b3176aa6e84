using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.Model.Planning;

/// <summary>An image template, except for ids that Azure assigns.</summary>
public sealed record TemplatePlan
{
    private TemplatePlan()
    {
    }

    /// <summary>The image, with the overrides and defaults of the stack.</summary>
    public required ImageSpec Image { get; init; }

    /// <summary>
    /// The name of the template in Azure, such as <c>windows-11-avd-3f2a9c1b</c>. It ends in a content hash: Azure Image Builder
    /// can't update templates, so a change creates a new one.
    /// </summary>
    public required string TemplateName { get; init; }

    /// <summary>The pinned version of the base image, or null if the source is not an image of this catalog.</summary>
    public ImageVersion? BaseVersion { get; init; }

    /// <summary>The network that the stack creates, if the build uses it.</summary>
    public BuildNetworkPlan? Network { get; init; }

    /// <summary>The project files that Azure fetches for the template, sorted by blob.</summary>
    public required IReadOnlyList<LocalFile> Scripts { get; init; }

    /// <summary>The tags of the template.</summary>
    public required Tags Tags { get; init; }

    /// <summary>The distributor that publishes a version in the definition of this image, or null.</summary>
    public Distributor.SharedImage? Version => Image.Template.Distribute.OfType<Distributor.SharedImage>().FirstOrDefault();

    /// <summary>Plans the template of an image with a known source.</summary>
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
            Image = image with { Template = AddTemplateTag(template, templateName) },
            TemplateName = templateName,
            BaseVersion = baseVersion,
            Network = network,
            Scripts = scripts,
            Tags = tags,
        };
    }

    /// <summary>
    /// Returns the target regions of an image's versions, including properties that templates don't have: the driver sets those
    /// after the build. Empty if the image uses Azure's older <c>replicationRegions</c>, or has no versions.
    /// </summary>
    public static IReadOnlyList<TargetRegion> RegionsOf(ImageSpec image, FactorySettings settings) =>
        ImageOverrides.Apply(image, settings).Template.Distribute.OfType<Distributor.SharedImage>().FirstOrDefault() is { } shared ? RegionsOf(shared, settings) : [];

    /// <summary>Whether Azure's <c>latest</c> skips new versions of an image: its file says so, or a channel controls <c>latest</c>.</summary>
    public static bool ExcludesFromLatest(ImageSpec image, FactorySettings settings) =>
        image.Template.Distribute.OfType<Distributor.SharedImage>().FirstOrDefault() is { } shared && ExcludesFromLatest(shared, image.Name, settings);

    private static bool ExcludesFromLatest(Distributor.SharedImage shared, string image, FactorySettings settings) =>
        shared.ExcludeFromLatest || settings.Channels.GetValueOrDefault(image)?.ContainsKey(settings.LatestChannel) is true;

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
                // If a channel controls latest, a new version is excluded until the channel points to it.
                ExcludeFromLatest = ExcludesFromLatest(shared, image.Name, settings),
            },
            _ => distributor with { RunOutputName = runOutputName },
        };
    }

    // Versions have a tag with the template name. The name contains the hash of the content, so the tag is added after hashing.
    private static ImageTemplateSpec AddTemplateTag(ImageTemplateSpec template, string templateName) => template with
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

/// <summary>Selects the network of an image's builds: that of the image, else that of its template, else that of the stack.</summary>
internal static class NetworkChoice
{
    public static ImageNetwork For(ImageSpec image, FactorySettings settings) => image switch
    {
        { Network: { } own } => own,
        { Template.VmProfile.VnetConfig: { } vnet } => new(NetworkMode.Vnet, vnet),
        _ => new(settings.Network.Mode, settings.Network.VnetConfig),
    };
}
