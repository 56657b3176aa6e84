using ImageInfra.Components.Galleries;
using ImageInfra.Components.Networks;
using ImageInfra.Components.Templates;
using ImageInfra.Model.Planning;
using Pulumi;

namespace ImageInfra.Components.Factory;

/// <summary>Creates the outputs of a stack, for the driver and for <c>StackReference</c> in other programs.</summary>
internal static class FactoryOutputs
{
    public static IDictionary<string, object?> Create(
        FactoryPlan plan,
        GalleryStack gallery,
        BuildNetwork? network,
        IReadOnlyDictionary<string, ImageTemplateStack> templates)
    {
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
            ["channels"] = plan.Settings.Channels.ToDictionary(image => image.Key, object? (image) => Channels(image.Key, plan, gallery)),
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

    private static Dictionary<string, object?> Channels(string image, FactoryPlan plan, GalleryStack gallery) =>
        plan.Settings.Channels[image].ToDictionary(
            channel => channel.Key,
            object? (channel) => Output.Format($"{DefinitionId(image, plan, gallery)}/versions/{channel.Value.Version.ToString()}"));

    // A retired image has channels but no declared definition; its definition stays in the gallery.
    private static Output<string> DefinitionId(string image, FactoryPlan plan, GalleryStack gallery) =>
        plan.Definitions.FirstOrDefault(i => string.Equals(i.Name, image, StringComparison.OrdinalIgnoreCase)) is { } declared
            ? gallery.DefinitionId(declared.Name)
            : Output.Format($"{gallery.GalleryId}/images/{image}");
}
