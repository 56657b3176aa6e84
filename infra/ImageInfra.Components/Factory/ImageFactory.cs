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

/// <summary>The Pulumi program of the image factory, for <c>pulumi up</c> and for the driver.</summary>
public static class ImageFactory
{
    /// <summary>The namespace of the settings, equal to the name of the Pulumi project.</summary>
    public const string ConfigNamespace = SettingsSource.Namespace;

    /// <summary>Declares the current stack from its Pulumi configuration and the catalog of a project. Returns the outputs.</summary>
    /// <exception cref="RunException">
    /// The settings or the catalog are invalid, or violate the policy of the project; the message lists every error.
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

    /// <summary>Declares a stack. Returns the outputs.</summary>
    /// <param name="catalog">The images.</param>
    /// <param name="settings">The settings of the stack.</param>
    /// <param name="options">Optional. Options for every component, such as providers or transformations.</param>
    /// <param name="tags">Optional. Converts tags to inputs. Default: tags with secret values are omitted.</param>
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
            Log.Info($"'{image}' has no template yet, because its base '{baseImage}' has no pinned version; to build both, run 'imageinfra build {image}'");
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
            Log.Info($"'{image}' {version} is not promoted yet, because {missing} approvals are missing; add names to imageinfra:promotions.{image}.{version}.approvals in the stack file");
        }

        return FactoryOutputs.Create(plan, gallery, network, templates);
    }

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
