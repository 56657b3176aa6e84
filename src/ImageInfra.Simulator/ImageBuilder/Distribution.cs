using System.Text.Json.Nodes;
using ImageInfra.Simulator.Authorization;
using ImageInfra.Simulator.Compute;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.Resources;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.ImageBuilder;

/// <summary>The last phase of a build: image versions come to be, by the rights of the template's identity.</summary>
internal static class Distribution
{
    private const string WriteVersion = "Microsoft.Compute/galleries/images/versions/write";

    /// <summary>Makes what the distributors say, or answers why that is not allowed.</summary>
    public static ArmFault? Begin(SimulatedAzure azure, ArmResource template)
    {
        var made = new JsonObject();
        foreach (var distributor in ((JsonArray)template.Properties["distribute"]!).OfType<JsonObject>())
        {
            try
            {
                made[(string)distributor["runOutputName"]!] = Make(azure, template, distributor);
            }
            catch (ArmFault fault)
            {
                return fault;
            }
        }

        template.Hidden["made"] = made;
        return null;
    }

    /// <summary>Marks what was made as there, and says so in the run outputs.</summary>
    public static void End(SimulatedAzure azure, ArmResource template)
    {
        foreach (var (name, made) in (JsonObject)template.Hidden["made"]!)
        {
            var artifact = (string)made!;
            if (azure.Store.TryFind(artifact, out var version))
            {
                version.ProvisioningState = "Succeeded";
                azure.Store.Put(version);
            }

            var id = $"{template.Id}/runOutputs/{name}";
            azure.Store.Put(new(id, new JsonObject
            {
                ["id"] = id,
                ["name"] = name,
                ["type"] = "Microsoft.VirtualMachineImages/imageTemplates/runOutputs",
                ["properties"] = new JsonObject
                {
                    [artifact.StartsWith('/') ? "artifactId" : "artifactUri"] = artifact,
                    ["provisioningState"] = "Succeeded",
                },
            }));
        }

        template.Hidden.Remove("made");
    }

    /// <summary>What a run that failed had begun to make stays behind, as in Azure, and is of no use.</summary>
    public static void Abandon(SimulatedAzure azure, ArmResource template)
    {
        foreach (var (_, made) in template.Hidden["made"] as JsonObject ?? [])
        {
            if (azure.Store.TryFind((string)made!, out var version))
            {
                version.ProvisioningState = "Failed";
                azure.Store.Put(version);
            }
        }

        template.Hidden.Remove("made");
    }

    private static string Make(SimulatedAzure azure, ArmResource template, JsonObject distributor)
    {
        switch ((string?)distributor["type"])
        {
            case "SharedImage":
                return MakeVersion(azure, template, distributor);
            case "ManagedImage":
                return (string)distributor["imageId"]!;
            default:
                return (string?)distributor["uri"] is { Length: > 0 } uri
                    ? uri
                    : $"https://{DerivedGuid.Of(template.Id).ToString("N")[..20]}.blob.core.windows.net/vhds/{template.Name}.vhd";
        }
    }

    private static string MakeVersion(SimulatedAzure azure, ArmResource template, JsonObject distributor)
    {
        var target = (string)distributor["galleryImageId"]!;
        var explicitNumber = target.Contains("/versions/", StringComparison.OrdinalIgnoreCase) ? target.Split('/')[^1] : null;
        var definitionId = explicitNumber is null ? target : AzureIds.Up(target, 2);
        var definition = azure.Store.Find(definitionId)
            ?? throw new ArmFault(404, "ImageTemplateDistributeFailed", $"The image definition '{definitionId}' does not exist any more.");
        CheckRight(azure, template, definition);
        var number = explicitNumber ?? NextNumber(azure, template, distributor, definition);
        if (azure.Store.Find($"{definition.Id}/versions/{number}") is not null)
        {
            throw new ArmFault(409, "ImageTemplateDistributeFailed", $"Image version already exists: '{definition.Id}/versions/{number}'.");
        }

        var version = VersionBody.Create(azure, definition, number, new JsonObject
        {
            ["tags"] = distributor["artifactTags"]?.DeepClone(),
            ["properties"] = new JsonObject
            {
                ["publishingProfile"] = new JsonObject
                {
                    ["targetRegions"] = Regions(distributor),
                    ["excludeFromLatest"] = (bool?)distributor["excludeFromLatest"] ?? false,
                },
                ["storageProfile"] = new JsonObject { ["osDiskImage"] = new JsonObject { ["sizeInGB"] = 30, ["hostCaching"] = "ReadWrite" } },
            },
        });
        azure.Store.Put(version);
        return version.Id;
    }

    private static void CheckRight(SimulatedAzure azure, ArmResource template, ArmResource definition)
    {
        var identity = TemplateSubmission.IdentityOf(azure, template);
        var principal = (string?)identity?.Properties["principalId"] ?? "";
        if (!AccessCheck.May(azure, principal, WriteVersion, definition.Id))
        {
            throw new ArmFault(
                403,
                "AuthorizationFailed",
                $"The client '{identity?.Properties["clientId"]}' with object id '{principal}' (identity '{identity?.Id}') does not have authorization to perform action '{WriteVersion}' over scope '{definition.Id}' or the scope is invalid. If access was recently granted, please refresh your credentials.");
        }
    }

    private static string NextNumber(SimulatedAzure azure, ArmResource template, JsonObject distributor, ArmResource definition)
    {
        var existing = azure.Store.Members($"{definition.Id}/versions").Select(v => VersionNumber.Parse(v.Name)!);
        var versioning = distributor["versioning"];
        if ((string?)versioning?["scheme"] == "Source" && SourceNumber(template) is { } source)
        {
            return source;
        }

        var major = (int?)versioning?["major"] is { } given and >= 0 ? given : (int?)null;
        return VersionNumber.Next(existing, major).ToString();
    }

    private static string? SourceNumber(ArmResource template) =>
        ((string?)template.Properties["source"]!["exactVersion"])?.Split('/')[^1] is { } text && VersionNumber.Parse(text) is { } number
            ? number.ToString()
            : null;

    private static JsonArray Regions(JsonObject distributor) => distributor["targetRegions"] is JsonArray given
        ? new([.. given.Select(r => new JsonObject
        {
            ["name"] = (string)r!["name"]!,
            ["regionalReplicaCount"] = (int?)r["replicaCount"] ?? 1,
            ["storageAccountType"] = (string?)r["storageAccountType"] ?? "Standard_LRS",
        })])
        : new([.. (distributor["replicationRegions"] as JsonArray ?? []).Select(r => new JsonObject { ["name"] = (string)r! })]);
}
