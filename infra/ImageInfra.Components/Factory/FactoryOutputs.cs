using ImageInfra.Components.Galleries;
using ImageInfra.Components.Templates;
using ImageInfra.Model.Planning;

namespace ImageInfra.Components.Factory;

/// <summary>Creates the outputs of a stack, for the driver and for <c>StackReference</c> in other programs.</summary>
internal static class FactoryOutputs
{
    public static IDictionary<string, object?> Create(FactoryResources resources)
    {
        var (plan, gallery, network, templates) = resources;
        var runOutputs = plan.Templates.ToDictionary(t => t.Image.Name, RunOutputOf);
        var outputs = new Dictionary<string, object?>
        {
            ["resourceGroupName"] = gallery.ResourceGroupName,
            ["galleryId"] = gallery.GalleryId,
            ["identityId"] = gallery.IdentityId,
            ["identityPrincipalId"] = gallery.IdentityPrincipalId,
            ["images"] = plan.Definitions.ToDictionary(
                image => image.Name,
                object? (image) => Image(image.Name, gallery, templates.GetValueOrDefault(image.Name), runOutputs.GetValueOrDefault(image.Name))),
            ["channels"] = resources.Channels().GroupBy(c => c.Image).ToDictionary(
                image => image.Key,
                object? (image) => image.ToDictionary(c => c.Channel, object? (c) => c.VersionId)),
            ["waiting"] = plan.Waiting.ToDictionary(w => w.Image, object? (w) => w.Base),
        };
        if (network is not null && plan.Network is { MakesNatGateway: true })
        {
            outputs["buildNetworkAddress"] = network.PublicAddress;
        }

        return outputs;
    }

    // Prefers the distributor that publishes a version.
    private static string RunOutputOf(TemplatePlan template) => (template.Version ?? template.Image.Template.Distribute[0]).RunOutputName!;

    private static Dictionary<string, object?> Image(string name, GalleryStack gallery, ImageTemplateStack? template, string? runOutputName)
    {
        var outputs = new Dictionary<string, object?> { ["definitionId"] = gallery.DefinitionId(name) };
        if (template is not null)
        {
            outputs["templateId"] = template.TemplateId;
            outputs["templateName"] = template.TemplateName;
            outputs["runOutputName"] = template.RunOutputNames.Apply(_ => runOutputName!);
        }

        return outputs;
    }
}
