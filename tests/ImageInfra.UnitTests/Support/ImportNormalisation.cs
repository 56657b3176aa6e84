using System.Text.Json.Nodes;
using ImageInfra.Model.Settings;

namespace ImageInfra.UnitTests.Support;

/// <summary>The rules of docs/import.md, applied to an original template to get the expected export.</summary>
internal static class ImportNormalisation
{
    private const string Group = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups";

    /// <summary>Returns the expected body of an export.</summary>
    /// <param name="original">The resource without parameters and expressions.</param>
    /// <param name="image">The name of the image.</param>
    /// <param name="templateName">The template's name in the stack.</param>
    /// <param name="settings">The stack's settings.</param>
    public static JsonObject Apply(JsonObject original, string image, string templateName, FactorySettings settings)
    {
        var tags = Tags(original["tags"], ("imageinfra-stack", settings.Stack), ("imageinfra-image", image));
        var properties = (JsonObject)original["properties"]!.DeepClone();
        Defaults(properties, ("buildTimeoutInMinutes", 240));
        properties["vmProfile"] ??= new JsonObject();
        Defaults((JsonObject)properties["vmProfile"]!, ("vmSize", "Standard_D2ds_v5"), ("osDiskSizeGB", 0));
        foreach (var step in ((JsonArray)properties["customize"]!).OfType<JsonObject>().Where(s => (string?)s["type"] == "PowerShell"))
        {
            Defaults(step, ("runElevated", false), ("runAsSystem", false));
        }

        foreach (var distributor in ((JsonArray)properties["distribute"]!).OfType<JsonObject>())
        {
            Distributor(distributor, image, templateName, tags, SourceOf(properties["source"]!), settings);
        }

        return new()
        {
            ["type"] = "Microsoft.VirtualMachineImages/imageTemplates",
            ["apiVersion"] = "2024-02-01",
            ["name"] = templateName,
            ["location"] = settings.Location,
            ["identity"] = new JsonObject
            {
                ["type"] = "UserAssigned",
                ["userAssignedIdentities"] = new JsonObject
                {
                    [$"{Group}/{settings.ResourceGroupName}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/{settings.IdentityName}"] = new JsonObject(),
                },
            },
            ["tags"] = tags,
            ["properties"] = properties,
        };
    }

    private static void Distributor(JsonObject distributor, string image, string templateName, JsonObject tags, string source, FactorySettings settings)
    {
        // Azure has no such property and ignored it.
        distributor.Remove("aritfactTags");
        var made = Tags(tags, ("imageinfra-source", source), ("imageinfra-template", templateName));
        distributor["artifactTags"] = Tags(made, [.. (distributor["artifactTags"] as JsonObject ?? []).Select(t => (t.Key, (string)t.Value!))]);
        if ((string?)distributor["type"] != "SharedImage")
        {
            return;
        }

        distributor["galleryImageId"] = $"{Group}/{settings.ResourceGroupName}/providers/Microsoft.Compute/galleries/{settings.GalleryName}/images/{image}";
        distributor["targetRegions"] = new JsonArray([.. ((JsonArray)distributor["replicationRegions"]!).Select(r => new JsonObject
        {
            ["name"] = (string)r!,
            ["replicaCount"] = 1,
            ["storageAccountType"] = "Standard_LRS",
        })]);
        distributor.Remove("replicationRegions");
        Defaults(distributor, ("excludeFromLatest", false), ("versioning", new JsonObject { ["scheme"] = "Latest", ["major"] = 1 }));
    }

    private static string SourceOf(JsonNode source) => (string?)source["imageVersionId"]
        ?? $"{source["publisher"]}:{source["offer"]}:{source["sku"]}:{source["version"]}";

    private static JsonObject Tags(JsonNode? tags, params (string Name, string Value)[] more)
    {
        var all = (JsonObject?)tags?.DeepClone() ?? [];
        foreach (var (name, value) in more)
        {
            all[name] = value;
        }

        return all;
    }

    private static void Defaults(JsonObject map, params (string Name, JsonNode Value)[] defaults)
    {
        foreach (var (name, value) in defaults)
        {
            map[name] ??= value;
        }
    }
}
