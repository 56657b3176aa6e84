using System.Security.Cryptography;
using System.Text;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Providers.Compute;
using ImageInfra.Simulator.Providers.Marketplace;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.ImageBuilder;

/// <summary>Creates the body of an image template: the request, with the properties that the service adds.</summary>
internal static class TemplateBody
{
    private static readonly string[] s_readOnly = ["provisioningState", "provisioningError", "lastRunStatus", "exactStagingResourceGroup"];

    public static JsonObject Create(string id, string name, string location, JsonObject request)
    {
        var properties = (JsonObject)request["properties"]!.DeepClone();
        foreach (var readOnly in s_readOnly)
        {
            properties.Remove(readOnly);
        }

        properties["provisioningState"] = "Creating";
        properties["buildTimeoutInMinutes"] ??= 0;
        properties["vmProfile"] ??= new JsonObject { ["vmSize"] = "", ["osDiskSizeGB"] = 0 };
        properties["stagingResourceGroup"] ??= "";
        properties["exactStagingResourceGroup"] = "";
        if ((string?)properties["source"]!["type"] == "PlatformImage")
        {
            properties["source"]!["exactVersion"] = (string?)properties["source"]!["version"];
        }

        Complete((JsonArray)properties["distribute"]!);
        foreach (var step in (properties["customize"] as JsonArray ?? []).OfType<JsonObject>().Where(s => (string?)s["type"] == "PowerShell"))
        {
            step["runElevated"] ??= false;
            step["runAsSystem"] ??= false;
        }

        return new()
        {
            ["id"] = id,
            ["name"] = name,
            ["type"] = ImageTemplateType.TypeName,
            ["location"] = location,
            ["tags"] = Tags.Of(request),
            ["identity"] = Identity((JsonObject)request["identity"]!),
            ["properties"] = properties,
        };
    }

    // The properties of an identity are read-only.
    private static JsonObject Identity(JsonObject identity) => new()
    {
        ["type"] = (string?)identity["type"],
        ["userAssignedIdentities"] = new JsonObject(((JsonObject)identity["userAssignedIdentities"]!)
            .Select(i => KeyValuePair.Create(i.Key, (JsonNode?)new JsonObject()))),
    };

    /// <summary>Adds the defaults of distributors.</summary>
    public static void Complete(JsonArray distribute)
    {
        foreach (var distributor in distribute.OfType<JsonObject>())
        {
            distributor["artifactTags"] ??= new JsonObject();
            if ((string?)distributor["type"] == "SharedImage")
            {
                distributor["excludeFromLatest"] ??= false;
            }
        }
    }

    /// <summary>Adds the properties of a provisioned template.</summary>
    public static void Provision(AzureState azure, ArmResource template)
    {
        var source = (JsonObject)template.Properties["source"]!;
        switch ((string?)source["type"])
        {
            case "PlatformImage":
                source["exactVersion"] = Catalog.ExactVersion((string)source["publisher"]!, (string)source["offer"]!, (string)source["sku"]!, (string)source["version"]!);
                break;
            case "SharedImageVersion":
                source["exactVersion"] = SourceVersion.Resolve(azure, (string)source["imageVersionId"]!, template.Location!)?.Id;
                break;
        }

        FillChecksums(azure, template);
        StagingGroup.Create(azure, template);
        FillIdentity(azure, template);
        template.ProvisioningState = "Succeeded";
    }

    /// <summary>Adds the principal id and the client id of the template's identity.</summary>
    public static void FillIdentity(AzureState azure, ArmResource template)
    {
        if (template.Body["identity"]?["userAssignedIdentities"] is not JsonObject identities)
        {
            return;
        }

        foreach (var id in identities.Select(i => i.Key).ToList())
        {
            var identity = azure.Store.Find(id)?.Properties;
            identities[id] = new JsonObject { ["principalId"] = (string?)identity?["principalId"], ["clientId"] = (string?)identity?["clientId"] };
        }
    }

    // Scripts that are not downloaded get a checksum derived from their address.
    private static void FillChecksums(AzureState azure, ArmResource template)
    {
        foreach (var step in ScriptDownload.Steps(template))
        {
            if (ScriptDownload.AddressOf(step) is { } address && string.IsNullOrEmpty((string?)step["sha256Checksum"]))
            {
                step["sha256Checksum"] = ScriptDownload.ChecksumOf(azure, address) ?? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)));
            }
        }
    }
}
