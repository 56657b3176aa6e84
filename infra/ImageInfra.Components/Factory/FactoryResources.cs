using ImageInfra.Components.Galleries;
using ImageInfra.Components.Inputs;
using ImageInfra.Components.Networks;
using ImageInfra.Components.Templates;
using ImageInfra.Components.Versions;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Settings;
using Pulumi;

namespace ImageInfra.Components.Factory;

/// <summary>The components of a factory.</summary>
/// <param name="Plan">The plan that they implement.</param>
/// <param name="Gallery">The gallery with its definitions and rights.</param>
/// <param name="Network">The network of the builds; null if the stack creates none.</param>
/// <param name="Templates">The templates, by image.</param>
internal sealed record FactoryResources(
    FactoryPlan Plan,
    GalleryStack Gallery,
    BuildNetwork? Network,
    IReadOnlyDictionary<string, ImageTemplateStack> Templates)
{
    /// <summary>Declares the components of a plan.</summary>
    public static FactoryResources Declare(FactoryPlan plan, FactoryNames names, ComponentResourceOptions? options, TagInputs tags)
    {
        var settings = plan.Settings;
        var gallery = new GalleryStack(names.Gallery, GalleryArgs(plan, tags, names.Prefix), ComponentResourceOptions.Merge(options, null));
        var network = plan.Network is { } planned
            ? new BuildNetwork(names.Network, NetworkArgs(planned, gallery, settings, tags), ComponentResourceOptions.Merge(options, null))
            : null;
        var templates = plan.Templates.ToDictionary(
            t => t.Image.Name,
            t => new ImageTemplateStack(names.Prefix + t.Image.Name, TemplateArgs(t, gallery, network, settings, tags), ComponentResourceOptions.Merge(options, null)));
        foreach (var (image, baseImage) in plan.Waiting)
        {
            Log.Info($"'{image}' has no template yet, because its base '{baseImage}' has no pinned version; {names.TemplateHint(image, baseImage)}");
        }

        foreach (var version in plan.Promotions)
        {
            _ = new PromotedImageVersion(
                $"{names.Prefix}{version.Image.Name}-{version.Version}",
                new()
                {
                    Location = settings.Location,
                    ResourceGroupName = gallery.ResourceGroupName,
                    GalleryName = settings.GalleryName,
                    DefinitionId = gallery.DefinitionId(version.Image.Name),
                    Version = version,
                },
                ComponentResourceOptions.Merge(options, null));
        }

        foreach (var (image, version, missing) in plan.Pending)
        {
            Log.Info($"'{image}' {version} is not promoted yet, because {missing} approvals are missing; add names to imageinfra:promotions.{image}.{version}.approvals in the stack file");
        }

        return new(plan, gallery, network, templates);
    }

    /// <summary>Returns the channels of all images, with the ARM ids of their versions.</summary>
    public IEnumerable<(string Image, string Channel, Output<string> VersionId)> Channels() =>
        from image in Plan.Settings.Channels
        from channel in image.Value
        select (image.Key, channel.Key, Output.Format($"{DefinitionId(image.Key)}/versions/{channel.Value.Version.ToString()}"));

    /// <summary>Returns the inputs of the gallery of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="tags">Converts tags to inputs.</param>
    /// <param name="prefix">Precedes the Pulumi names of the definitions.</param>
    public static GalleryStackArgs GalleryArgs(FactoryPlan plan, TagInputs tags, string prefix) => new()
    {
        Location = plan.Settings.Location,
        ResourceGroupName = plan.Settings.ResourceGroupName,
        UseExistingResourceGroup = plan.Settings.UseExistingResourceGroup,
        GalleryName = plan.Settings.GalleryName,
        GalleryDescription = plan.Settings.Gallery.Description,
        IsDescriptionChosen = plan.Settings.Gallery.Description != GallerySettings.DefaultDescription,
        SharingProfile = GalleryOptions.Sharing(plan.Settings.Gallery.SharingProfile).AsInput(),
        SoftDeletePolicy = GalleryOptions.SoftDelete(plan.Settings.Gallery.IsSoftDeleteEnabled).AsInput(),
        GalleryIdentity = GalleryOptions.Identity(plan.Settings.Gallery.Identity).AsInput(),
        IdentityName = plan.Settings.IdentityName,
        Protect = plan.Settings.Protect,
        Tags = tags.Of(FactoryPlan.StackTags(plan.Settings)),
        TagInputs = tags,
        Images = plan.Definitions,
        DefinitionNamePrefix = prefix,
        ImageReaders = plan.Settings.ImageReaders,
        Rights = plan.Rights,
        Scripts = plan.Scripts,
        ScriptsAccountName = plan.Settings.ScriptsAccountName.AsInput(),
        Adopted = plan.Settings.Adopt,
    };

    private static ImageTemplateStackArgs TemplateArgs(TemplatePlan template, GalleryStack gallery, BuildNetwork? network, FactorySettings settings, TagInputs tags) => new()
    {
        Location = settings.Location,
        ResourceGroupName = gallery.ResourceGroupName,
        IdentityId = gallery.IdentityIdFor(template.Image.Name),
        DefinitionId = gallery.DefinitionId(template.Image.Name),
        BaseDefinitionId = template.Image.BaseImage is { } name ? (Input<string>)gallery.DefinitionId(name) : null,
        SubnetId = template.Network is not null && network is not null ? (Input<string>)network.BuildSubnetId : null,
        ContainerInstanceSubnetId = template.Network is not null && network is not null ? (Input<string>)network.ContainerInstanceSubnetId : null,
        ScriptUris = ScriptUris(template, gallery),
        Template = template,
        TagInputs = tags,
    };

    // A retired image has channels but no declared definition; its definition stays in the gallery.
    private Output<string> DefinitionId(string image) =>
        Plan.Definitions.FirstOrDefault(i => string.Equals(i.Name, image, StringComparison.OrdinalIgnoreCase)) is { } declared
            ? Gallery.DefinitionId(declared.Name)
            : Output.Format($"{Gallery.GalleryId}/images/{image}");

    // Each template only depends on its own scripts.
    private static InputMap<string>? ScriptUris(TemplatePlan template, GalleryStack gallery)
    {
        if (template.Scripts.Count == 0)
        {
            return null;
        }

        InputMap<string> uris = [];
        foreach (var script in template.Scripts)
        {
            uris.Add(script.BlobName, gallery.ScriptUri(script));
        }

        return uris;
    }

    private static BuildNetworkArgs NetworkArgs(BuildNetworkPlan plan, GalleryStack gallery, FactorySettings settings, TagInputs tags) => new()
    {
        Location = settings.Location,
        ResourceGroupName = gallery.ResourceGroupName,
        ResourceGroupId = gallery.ResourceGroupId,
        NetworkName = plan.Name,
        PrincipalId = gallery.IdentityPrincipalId,
        NatGatewayId = plan.NatGatewayId.AsInput(),
        MakesNatGateway = plan.MakesNatGateway,
        AddressPrefix = plan.AddressPrefix,
        Tags = tags.Of(FactoryPlan.StackTags(settings)),
    };
}
