using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ImageInfra.Import.Contract;

namespace ImageInfra.UnitTests.Support;

/// <summary>Published image templates in a folder next to the repository, if it exists, and values for their parameters.</summary>
internal static partial class SampleTemplates
{
    private const string Group = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-images/providers";

    public static string? Folder { get; } = Directory.Exists(Path.Combine(RepositoryFiles.Root, "..", "shared", "image-templates"))
        ? Path.Combine(RepositoryFiles.Root, "..", "shared", "image-templates")
        : null;

    public static TheoryData<string> Names => Folder is null
        ? ["none"]
        : [.. Directory.EnumerateFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    /// <summary>Values for all parameters of the templates.</summary>
    public static Dictionary<string, string> Values { get; } = new(StringComparer.OrdinalIgnoreCase)
    {
        ["subscriptionID"] = "00000000-0000-0000-0000-000000000001",
        ["rgName"] = "rg-images",
        ["imageName"] = "web",
        ["imageDefName"] = "web",
        ["sharedImageGalName"] = "gal_images",
        ["runOutputName"] = "output",
        ["region"] = "westeurope",
        ["region1"] = "westeurope",
        ["region2"] = "northeurope",
        ["scriptUrl"] = "https://example.com/script.sh",
        ["imgTemplateName"] = "web-1",
        ["vnetRgName"] = "rg-network",
        ["vnetName"] = "vnet",
        ["subnetName"] = "build",
        ["sigDefImgVersionId"] = $"{Group}/Microsoft.Compute/galleries/gal_images/images/base/versions/1.0.0",
        ["imageTemplateName"] = "web-template",
        ["api-version"] = "2020-02-14",
        ["svcLocation"] = "westeurope",
        ["managedImageResGroupId"] = $"{Group}/Microsoft.Compute/images/",
        ["managedImageName"] = "web",
        ["packagesToInstall"] = "nginx",
        ["targetOS"] = "ubuntu",
        ["publisher"] = "canonical",
        ["offer"] = "ubuntu-24_04-lts",
        ["sku"] = "server",
        ["version"] = "latest",
        ["customizestepname"] = "install",
        ["customizescriptpath"] = "https://example.com/install.sh",
        ["destinationregion"] = "westeurope",
    };

    public static ImportFile File(string name) => new($"{name}.json", System.IO.File.ReadAllText(Path.Combine(Folder!, $"{name}.json")));

    /// <summary>The single resource of a template, with all parameters replaced.</summary>
    public static JsonObject Resource(string name)
    {
        var root = (JsonObject)JsonNode.Parse(File(name).Text)!;
        var variables = root["variables"] as JsonObject ?? [];
        var resource = root["resources"] is JsonArray resources ? (JsonObject)resources.Single()! : root;
        return (JsonObject)Fill(resource, variables)!;
    }

    private static JsonNode? Fill(JsonNode? node, JsonObject variables) => node switch
    {
        JsonObject map => new JsonObject(map.Select(p => KeyValuePair.Create(p.Key, Fill(p.Value, variables)))),
        JsonArray list => new JsonArray([.. list.Select(i => Fill(i, variables))]),
        JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Fill(text, variables)),
        _ => node?.DeepClone(),
    };

    // The twelve templates use only these functions of ARM's language.
    private static string Fill(string text, JsonObject variables)
    {
        if (VariablePattern().Match(text) is { Success: true } variable)
        {
            text = (string)variables[variable.Groups[1].Value]!;
        }

        return text is ['[', .., ']']
            ? string.Concat(PartPattern().Matches(text).Select(p => p.Groups[1].Success ? Values[p.Groups[1].Value] : p.Groups[2].Value))
            : PlaceholderPattern().Replace(text, p => Values.GetValueOrDefault(p.Groups[1].Value, p.Value));
    }

    [GeneratedRegex(@"^\[variables\('(.*)'\)\]$")]
    private static partial Regex VariablePattern();

    [GeneratedRegex(@"parameters\('([^']*)'\)|'([^']*)'")]
    private static partial Regex PartPattern();

    [GeneratedRegex("<([A-Za-z0-9]+)>")]
    private static partial Regex PlaceholderPattern();
}
