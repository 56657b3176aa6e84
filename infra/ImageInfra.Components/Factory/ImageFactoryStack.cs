using System.Collections.Immutable;
using ImageInfra.Components.Inputs;
using ImageInfra.Components.Templates;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Settings;
using Pulumi;

namespace ImageInfra.Components.Factory;

/// <summary>
/// A factory as one component, for programs with other resources or with several factories. A program that is a factory as a whole
/// uses <see cref="ImageFactory"/>.
/// </summary>
public sealed class ImageFactoryStack : ComponentResource
{
    /// <summary>Declares the gallery, the templates and the other resources of a factory.</summary>
    /// <exception cref="Model.Images.CatalogException">The settings name images that are not in the catalog.</exception>
    public ImageFactoryStack(string name, ImageFactoryStackArgs args, ComponentResourceOptions? options = null)
        : base("imageinfra:index:ImageFactory", name, args, options)
    {
        var resources = FactoryResources.Declare(
            FactoryPlan.Create(args.Catalog, args.Settings),
            FactoryNames.OfComponent(name),
            new() { Parent = this },
            args.TagInputs);
        ResourceGroupName = resources.Gallery.ResourceGroupName;
        GalleryId = resources.Gallery.GalleryId;
        IdentityId = resources.Gallery.IdentityId;
        IdentityPrincipalId = resources.Gallery.IdentityPrincipalId;
        DefinitionIds = resources.Gallery.DefinitionIds;
        TemplateIds = OfTemplates(resources, t => t.TemplateId);
        TemplateNames = OfTemplates(resources, t => t.TemplateName);
        ChannelVersionIds = Output.All(resources.Channels().Select(c => c.VersionId.Apply(id => (c.Image, c.Channel, Id: id))))
            .Apply(all => all.GroupBy(c => c.Image).ToImmutableDictionary(i => i.Key, i => i.ToImmutableDictionary(c => c.Channel, c => c.Id)));
        RegisterOutputs();
    }

    /// <summary>The name of the resource group; resolves when the group exists.</summary>
    [Output("resourceGroupName")]
    public Output<string> ResourceGroupName { get; private set; }

    /// <summary>The ARM id of the gallery.</summary>
    [Output("galleryId")]
    public Output<string> GalleryId { get; private set; }

    /// <summary>The ARM id of the identity of the builds; resolves when its role is assigned.</summary>
    [Output("identityId")]
    public Output<string> IdentityId { get; private set; }

    /// <summary>The principal (object) id of the identity, for further role assignments.</summary>
    [Output("identityPrincipalId")]
    public Output<string> IdentityPrincipalId { get; private set; }

    /// <summary>The ARM ids of the image definitions, by image.</summary>
    [Output("definitionIds")]
    public Output<ImmutableDictionary<string, string>> DefinitionIds { get; private set; }

    /// <summary>The ARM ids of the image templates, by image. An image whose base has no pinned version has no template yet.</summary>
    [Output("templateIds")]
    public Output<ImmutableDictionary<string, string>> TemplateIds { get; private set; }

    /// <summary>The names of the image templates, by image. They contain a hash of their content.</summary>
    [Output("templateNames")]
    public Output<ImmutableDictionary<string, string>> TemplateNames { get; private set; }

    /// <summary>The ARM ids of the versions of the channels, by image and channel.</summary>
    [Output("channelVersionIds")]
    public Output<ImmutableDictionary<string, ImmutableDictionary<string, string>>> ChannelVersionIds { get; private set; }

    private static Output<ImmutableDictionary<string, string>> OfTemplates(FactoryResources resources, Func<ImageTemplateStack, Output<string>> value) =>
        Output.All(resources.Templates.Select(t => value(t.Value).Apply(text => KeyValuePair.Create(t.Key, text)))).Apply(all => all.ToImmutableDictionary());
}

/// <summary>Inputs of <see cref="ImageFactoryStack"/>.</summary>
public sealed class ImageFactoryStackArgs : ResourceArgs
{
    /// <summary>Required. The images.</summary>
    public required ImageCatalog Catalog { get; init; }

    /// <summary>Required. The settings of the stack.</summary>
    public required FactorySettings Settings { get; init; }

    /// <summary>Optional. Converts tags to inputs. Default: tags with secret values are omitted.</summary>
    public TagInputs TagInputs { get; init; } = TagInputs.WithoutSecrets;
}
