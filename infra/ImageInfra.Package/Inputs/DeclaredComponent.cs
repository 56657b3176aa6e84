using System.Text.Json.Nodes;
using ImageInfra.Components.Factory;
using ImageInfra.Components.Galleries;
using ImageInfra.Components.Inputs;
using ImageInfra.Components.Templates;
using ImageInfra.Model.Planning;
using ImageInfra.Package.Schemas;
using Pulumi;

namespace ImageInfra.Package.Inputs;

/// <summary>A component that a program declares through the package.</summary>
/// <param name="Resource">The component.</param>
/// <param name="Outputs">Its outputs, by name: texts, lists and maps of texts.</param>
internal sealed record DeclaredComponent(ComponentResource Resource, IReadOnlyDictionary<string, Output<object>> Outputs)
{
    /// <summary>Declares a component.</summary>
    /// <param name="component">The component.</param>
    /// <param name="name">Its name in the program.</param>
    /// <param name="inputs">Its plain inputs.</param>
    /// <param name="texts">Its other inputs, which may be outputs of resources.</param>
    /// <param name="folder">The folder of the program's <c>Pulumi.yaml</c>.</param>
    /// <param name="options">The options of the program.</param>
    /// <exception cref="Model.Images.CatalogException">An input is invalid; the exception holds every error.</exception>
    public static DeclaredComponent Declare(
        PackageComponent component,
        string name,
        JsonObject inputs,
        IReadOnlyDictionary<string, Input<string>> texts,
        string folder,
        ComponentResourceOptions options)
    {
        var (catalog, settings) = ComponentInputs.Read(component, inputs, Deployment.Instance.StackName, folder);
        if (component == PackageComponents.Factory)
        {
            return Of(new ImageFactoryStack(name, new() { Catalog = catalog, Settings = settings }, options));
        }

        var plan = FactoryPlan.Create(catalog, settings);
        return component == PackageComponents.Gallery
            ? Of(new GalleryStack(name, FactoryResources.GalleryArgs(plan, TagInputs.WithoutSecrets, FactoryNames.OfComponent(name).Prefix), options))
            : Of(new ImageTemplateStack(
                name,
                new()
                {
                    Location = settings.Location,
                    ResourceGroupName = settings.ResourceGroupName,
                    IdentityId = texts["identityId"],
                    DefinitionId = texts["definitionId"],
                    Template = plan.Templates.Single(),
                },
                options));
    }

    private static DeclaredComponent Of(ImageFactoryStack factory) => new(factory, new Dictionary<string, Output<object>>
    {
        ["resourceGroupName"] = Value(factory.ResourceGroupName),
        ["galleryId"] = Value(factory.GalleryId),
        ["identityId"] = Value(factory.IdentityId),
        ["identityPrincipalId"] = Value(factory.IdentityPrincipalId),
        ["definitionIds"] = Value(factory.DefinitionIds),
        ["templateIds"] = Value(factory.TemplateIds),
        ["templateNames"] = Value(factory.TemplateNames),
        ["channelVersionIds"] = Value(factory.ChannelVersionIds),
    });

    private static DeclaredComponent Of(GalleryStack gallery) => new(gallery, new Dictionary<string, Output<object>>
    {
        ["resourceGroupName"] = Value(gallery.ResourceGroupName),
        ["galleryId"] = Value(gallery.GalleryId),
        ["identityId"] = Value(gallery.IdentityId),
        ["identityPrincipalId"] = Value(gallery.IdentityPrincipalId),
        ["definitionIds"] = Value(gallery.DefinitionIds),
    });

    private static DeclaredComponent Of(ImageTemplateStack template) => new(template, new Dictionary<string, Output<object>>
    {
        ["templateId"] = Value(template.TemplateId),
        ["templateName"] = Value(template.TemplateName),
        ["runOutputNames"] = Value(template.RunOutputNames),
        ["definitionId"] = Value(template.DefinitionId),
    });

    private static Output<object> Value<T>(Output<T> output)
        where T : notnull => output.Apply(value => (object)value);
}
