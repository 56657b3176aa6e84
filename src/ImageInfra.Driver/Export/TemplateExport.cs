using System.Text.Json.Nodes;
using ImageInfra.Components.Factory;
using ImageInfra.Driver.Foundations;
using ImageInfra.Import.Conversion;
using ImageInfra.Model.Planning;
using ImageInfra.Project.Stacks;
using Pulumi;
using Pulumi.Testing;

namespace ImageInfra.Driver.Export;

/// <summary>Exports the ARM body of one image template as the program declares it.</summary>
public static class TemplateExport
{
    private const string Type = "Microsoft.VirtualMachineImages/imageTemplates";

    /// <summary>
    /// Exports the body. With a subscription, ids of the stack's resources are complete, for use in a PUT. Without one, they are
    /// expressions with the deployment's subscription, for use in a deployment template.
    /// </summary>
    /// <exception cref="DriverException">The image does not exist, or its base has no version yet.</exception>
    public static async Task<JsonObject> OfAsync(FactoryStack stack, string image, string? subscriptionId)
    {
        var template = TemplateOf(stack, image);
        var name = template.Image.Name;
        if (subscriptionId is null && template.Scripts.Count > 0 && stack.Settings.ScriptsAccountName is null)
        {
            throw new DriverException(
                DriverFailure.NotFound,
                $"'{name}' uses {template.Scripts[0].Path}, which 'up' uploads to a storage account whose name depends on the subscription; pass --subscription, or set imageinfra:scriptsAccountName");
        }

        var mocks = new ExportMocks(subscriptionId ?? DeploymentIds.Subscription);
        await Deployment.TestAsync(
            mocks,
            new TestOptions { ProjectName = ImageFactory.ConfigNamespace, StackName = stack.Settings.Stack, IsPreview = false },
            () => ImageFactory.Declare(stack.Catalog, stack.Settings));
        var (type, inputs) = mocks.Templates[name];
        var resource = type.Body(inputs);
        var body = new JsonObject
        {
            ["type"] = Type,
            ["apiVersion"] = type.ApiVersion,
            ["name"] = inputs["imageTemplateName"]?.DeepClone(),
        };
        foreach (var key in (string[])["location", "identity", "tags", "properties"])
        {
            body[key] = Sorted(resource[key]);
        }

        return subscriptionId is null ? DeploymentIds.AsExpressions(body) : body;
    }

    // Pulumi's maps have no defined order, so keys are sorted.
    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map
            .OrderBy(p => ArmTemplateKeys.OrderOf(p.Key))
            .ThenBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => KeyValuePair.Create(p.Key, Sorted(p.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    private static TemplatePlan TemplateOf(FactoryStack stack, string image)
    {
        var spec = stack.Catalog.Find(image) ?? throw UnknownName.Image("the catalog", image, [.. stack.Catalog.Images.Select(i => i.Name)]);
        return FactoryPlan.Create(stack.Catalog, stack.Settings).Templates.FirstOrDefault(t => t.Image.Name == spec.Name) ?? throw new DriverException(
            DriverFailure.NotFound,
            $"'{spec.Name}' has no template in stack '{stack.Settings.Stack}': it waits for its base '{spec.BaseImage}'; to build both, run 'imageinfra build {spec.Name}'");
    }
}
