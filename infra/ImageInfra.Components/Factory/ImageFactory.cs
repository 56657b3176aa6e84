using ImageInfra.Components.Galleries;
using ImageInfra.Components.Inputs;
using ImageInfra.Components.Networks;
using ImageInfra.Components.Templates;
using ImageInfra.Components.Versions;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Settings;
using Pulumi;

namespace ImageInfra.Components.Factory;

/// <summary>The program: what a stack of the image factory declares. <c>pulumi up</c> and the driver both come here.</summary>
public static class ImageFactory
{
    /// <summary>The namespace of the stack's settings, and the name of the Pulumi project.</summary>
    public const string ConfigNamespace = SettingsSource.Namespace;

    /// <summary>Declares the running stack from its Pulumi configuration and the catalog of a project.</summary>
    /// <exception cref="RunException">
    /// The settings or the catalog are wrong, or do not keep to the project's policy; the message lists every error.
    /// </exception>
    public static IDictionary<string, object?> Declare(IImageProject project)
    {
        try
        {
            var source = new PulumiSettings(project.FindStackFile(Deployment.Instance.StackName));
            var settings = SettingsReader.Read(Deployment.Instance.StackName, source);
            return Declare(project.LoadCatalog(settings, source), settings, tags: new(source.ValueOf));
        }
        catch (CatalogException e)
        {
            throw new RunException(e.Message);
        }
    }

    /// <summary>Declares a stack, and answers its outputs.</summary>
    /// <param name="catalog">The images.</param>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="options">Optional. Options for every component, such as providers or transformations.</param>
    /// <param name="tags">Optional. The values of secret tags. Default: they are left out.</param>
    public static IDictionary<string, object?> Declare(
        ImageCatalog catalog,
        FactorySettings settings,
        ComponentResourceOptions? options = null,
        TagInputs? tags = null)
    {
        tags ??= TagInputs.WithoutSecrets;
        var plan = FactoryPlan.Create(catalog, settings);
        var gallery = new GalleryStack("images", GalleryArgs(plan, tags), ComponentResourceOptions.Merge(options, null));
        var network = plan.Network is { } planned
            ? new BuildNetwork("builds", NetworkArgs(planned, gallery, settings, tags), ComponentResourceOptions.Merge(options, null))
            : null;
        var templates = plan.Templates.ToDictionary(
            t => t.Image.Name,
            t => new ImageTemplateStack(
                t.Image.Name,
                new()
                {
                    Location = settings.Location,
                    ResourceGroupName = gallery.ResourceGroupName,
                    IdentityId = gallery.IdentityIdFor(t.Image.Name),
                    DefinitionId = gallery.DefinitionId(t.Image.Name),
                    BaseDefinitionId = t.Image.BaseImage is { } name ? (Input<string>)gallery.DefinitionId(name) : null,
                    SubnetId = t.Network is not null && network is not null ? (Input<string>)network.BuildSubnetId : null,
                    ContainerInstanceSubnetId = t.Network is not null && network is not null ? (Input<string>)network.ContainerInstanceSubnetId : null,
                    ScriptUris = ScriptUris(t, gallery),
                    Template = t,
                    TagInputs = tags,
                },
                ComponentResourceOptions.Merge(options, null)));
        foreach (var (image, baseImage) in plan.Waiting)
        {
            Log.Info($"'{image}' waits for its base '{baseImage}': no version of it is pinned yet; run 'imageinfra build {image}'");
        }

        foreach (var version in plan.Promotions)
        {
            _ = new PromotedImageVersion(
                $"{version.Image.Name}-{version.Version}",
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
            Log.Info($"'{image}' {version} waits for {missing} more to agree: names under imageinfra:promotions.{image}.{version}.approvals in the stack's file");
        }

        return FactoryOutputs.Create(plan, gallery, network, templates);
    }

    // Each template waits for its own scripts alone.
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

    private static GalleryStackArgs GalleryArgs(FactoryPlan plan, TagInputs tags) => new()
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
        ImageReaders = plan.Settings.ImageReaders,
        Rights = plan.Rights,
        Scripts = plan.Scripts,
        ScriptsAccountName = plan.Settings.ScriptsAccountName.AsInput(),
        Adopted = plan.Settings.Adopt,
    };
}
