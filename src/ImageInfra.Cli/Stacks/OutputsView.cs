using System.Text.Json.Nodes;
using ImageInfra.Cli.Terminal;
using ImageInfra.Driver.Stacks;

namespace ImageInfra.Cli.Stacks;

/// <summary>Shows the outputs of a stack.</summary>
internal static class OutputsView
{
    public static void Show(Report report, StackOutputs outputs)
    {
        report.Line($"resource group      {outputs.ResourceGroupName}");
        report.Line($"gallery             {outputs.GalleryId}");
        report.Line($"identity            {outputs.IdentityId}");
        report.Line($"identity principal  {outputs.IdentityPrincipalId}");
        if (outputs.BuildNetworkAddress is { } address)
        {
            report.Line($"builds' IP address  {address}");
        }

        foreach (var (name, image) in outputs.Images)
        {
            report.Line($"[bold]{name}[/]");
            report.Line($"  definition        {image.DefinitionId}");
            if (image.Template is { } template)
            {
                report.Line($"  template          {template.Id}");
                report.Line($"  run output        {template.RunOutputName}");
            }
            else
            {
                report.Line($"  template          [yellow]waits for {outputs.Waiting.GetValueOrDefault(name)}[/]");
            }
        }

        report.Result(() => Json(outputs));
    }

    /// <summary>The outputs as JSON, under the names that the program gives them.</summary>
    public static JsonObject Json(StackOutputs outputs)
    {
        var json = new JsonObject
        {
            ["resourceGroupName"] = outputs.ResourceGroupName,
            ["galleryId"] = outputs.GalleryId,
            ["identityId"] = outputs.IdentityId,
            ["identityPrincipalId"] = outputs.IdentityPrincipalId,
            ["images"] = new JsonObject(outputs.Images.Select(i => KeyValuePair.Create(i.Key, (JsonNode?)Image(i.Value)))),
            ["waiting"] = new JsonObject(outputs.Waiting.Select(w => KeyValuePair.Create(w.Key, (JsonNode?)w.Value))),
        };
        if (outputs.BuildNetworkAddress is { } address)
        {
            json["buildNetworkAddress"] = address;
        }

        return json;
    }

    private static JsonObject Image(ImageOutputs image) => image.Template is not { } template
        ? new() { ["definitionId"] = image.DefinitionId }
        : new()
        {
            ["definitionId"] = image.DefinitionId,
            ["templateId"] = template.Id,
            ["templateName"] = template.Name,
            ["runOutputName"] = template.RunOutputName,
        };
}
