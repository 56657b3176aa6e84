using System.Text.Json.Nodes;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.ImageBuilder;

/// <summary>An image template as Azure shows it: what was sent, and what the service fills in.</summary>
internal static class TemplateBody
{
    private const string PlatformVersion = "1.0.20261101";

    public static JsonObject Create(string id, string name, string location, JsonObject request)
    {
        var properties = (JsonObject)request["properties"]!.DeepClone();
        properties["provisioningState"] = "Creating";
        properties["buildTimeoutInMinutes"] ??= 0;
        properties["vmProfile"] ??= new JsonObject { ["vmSize"] = "", ["osDiskSizeGB"] = 0 };
        properties["stagingResourceGroup"] ??= "";
        properties["exactStagingResourceGroup"] = "";
        foreach (var distributor in ((JsonArray)properties["distribute"]!).OfType<JsonObject>())
        {
            distributor["artifactTags"] ??= new JsonObject();
        }

        return new()
        {
            ["id"] = id,
            ["name"] = name,
            ["type"] = "Microsoft.VirtualMachineImages/imageTemplates",
            ["location"] = location,
            ["tags"] = (request["tags"] ?? new JsonObject()).DeepClone(),
            ["identity"] = request["identity"]!.DeepClone(),
            ["properties"] = properties,
        };
    }

    /// <summary>Fills in what the service knows once it has provisioned a template.</summary>
    public static void Provision(SimulatedAzure azure, ArmResource template)
    {
        var source = (JsonObject)template.Properties["source"]!;
        source["exactVersion"] = (string?)source["type"] switch
        {
            "PlatformImage" => (string?)source["version"] == "latest" ? PlatformVersion : (string?)source["version"],
            "SharedImageVersion" => (string?)source["imageVersionId"],
            _ => null,
        };
        if (source["exactVersion"] is null)
        {
            source.Remove("exactVersion");
        }

        var group = template.Id.Split('/')[4];
        var staging = $"{group}_{template.Name}";
        template.Properties["exactStagingResourceGroup"] =
            $"/subscriptions/{azure.Options.SubscriptionId}/resourceGroups/IT_{staging[..Math.Min(40, staging.Length)]}_{DerivedGuid.Of(template.Id)}";
        var identities = (JsonObject)template.Body["identity"]!["userAssignedIdentities"]!;
        foreach (var id in identities.Select(i => i.Key).ToList())
        {
            var identity = azure.Store.Find(id)!.Properties;
            identities[id] = new JsonObject { ["principalId"] = (string?)identity["principalId"], ["clientId"] = (string?)identity["clientId"] };
        }

        template.ProvisioningState = "Succeeded";
    }
}
