using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ImageInfra.IntegrationTests.Contract;

/// <summary>A published example of a request, with the simulator's address.</summary>
internal sealed class PublishedExample
{
    private static readonly string[] s_names =
    [
        "subscriptionId", "resourceGroupName", "galleryName", "galleryImageName", "galleryImageVersionName", "imageTemplateName", "triggerName",
        "runOutputName", "api-version", "$expand",
    ];

    private readonly JsonObject _json;

    private PublishedExample(JsonObject json) => _json = json;

    /// <summary>The body of the request; null if there is none.</summary>
    public JsonObject? Body => Parameters.FirstOrDefault(p => !s_names.Contains(p.Key) && p.Value is JsonObject).Value?.DeepClone() as JsonObject;

    public string ApiVersion => (string)Parameters["api-version"]!;

    /// <summary>The resource or collection in the URL.</summary>
    public string Path
    {
        get
        {
            var group = $"/subscriptions/{Text("subscriptionId")}/resourceGroups/{Text("resourceGroupName")}/providers";
            var path = Text("imageTemplateName") is { } template
                ? $"{group}/Microsoft.VirtualMachineImages/imageTemplates/{template}"
                : $"{group}/Microsoft.Compute/galleries/{Text("galleryName")}";
            foreach (var (collection, name) in ((string, string)[])[("triggers", "triggerName"), ("runOutputs", "runOutputName"), ("images", "galleryImageName"), ("versions", "galleryImageVersionName")])
            {
                path = Text(name) is { } given ? $"{path}/{collection}/{given}" : path;
            }

            return Text("$expand") is { } expand ? $"{path}?$expand={expand}" : path;
        }
    }

    private JsonObject Parameters => (JsonObject)_json["parameters"]!;

    /// <summary>Reads an example, and replaces its placeholders by a subscription and names.</summary>
    public static PublishedExample Read(string folder, string file, string subscription)
    {
        var text = File.ReadAllText(ContractFolder.Example(folder, file));
        text = Regex.Replace(text, @"\{subscription-?[iI]d\}|00000000-0000-0000-0000-000000000000", subscription)
            .Replace("{resourceGroup}", "rg1", StringComparison.Ordinal)
            .Replace("{imageName}", "source_image", StringComparison.Ordinal)
            .Replace("source_rg", "rg1", StringComparison.Ordinal)
            .Replace("{galleryName}", "sources", StringComparison.Ordinal)
            .Replace("{imageDefinitionName}", "source", StringComparison.Ordinal)
            .Replace("{versionName}", "1.0.0", StringComparison.Ordinal);
        return new((JsonObject)JsonNode.Parse(text)!);
    }

    /// <summary>The body of the response with a status; null if the example has none.</summary>
    public JsonObject? Answer(int status) => _json["responses"]?[status.ToString(System.Globalization.CultureInfo.InvariantCulture)]?["body"] as JsonObject;

    private string? Text(string name) => (string?)Parameters[name];
}
