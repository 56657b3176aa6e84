using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Faults;
using ImageInfra.Simulator.Providers.Authorization;
using ImageInfra.Simulator.Providers.Compute;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.ImageBuilder;

/// <summary>The last phase of a build: creates the images with the permissions of the template's identity.</summary>
internal static class Distribution
{
    /// <summary>The event of a complete image.</summary>
    public const string Published = "run-published";

    private const string WriteVersion = ImageVersionType.TypeName + "/write";
    private const string WriteImage = ManagedImageType.TypeName + "/write";
    private const string LastVersions = "lastVersions";

    private static readonly TimeSpan s_image = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan s_slow = TimeSpan.FromHours(5);

    /// <summary>Starts to create the images. Returns the end time of the last one, and the first error.</summary>
    public static (DateTimeOffset Ends, ArmFault? Refusal) Begin(AzureState azure, ArmResource template)
    {
        var (ends, refusal) = (azure.Now, (ArmFault?)null);
        template.Hidden[LastVersions] = new JsonArray();
        foreach (var distributor in ((JsonArray)template.Properties["distribute"]!).OfType<JsonObject>())
        {
            try
            {
                var (artifact, end) = Make(azure, template, distributor);
                azure.Timeline.Schedule(end, Published, template.Id, new JsonObject
                {
                    ["artifact"] = artifact, ["runOutput"] = (string?)distributor["runOutputName"],
                });
                ends = end > ends ? end : ends;
            }
            catch (ArmFault fault)
            {
                refusal ??= fault;
            }
        }

        return (ends, refusal);
    }

    /// <summary>Completes an image and writes its run output.</summary>
    public static void Publish(AzureState azure, DueEvent due)
    {
        var artifact = (string)due.Data!["artifact"]!;
        var isThere = true;
        if (azure.Store.TryFind(artifact, out var version) && version.ProvisioningState == "Creating")
        {
            isThere = !Replication.Fails(version);
            version.ProvisioningState = isThere ? "Succeeded" : "Failed";
            VersionBody.Complete(version);
            azure.Store.Put(version);
        }

        if (azure.Store.Contains(due.Target))
        {
            RunOutputType.Write(azure, due.Target, (string)due.Data!["runOutput"]!, artifact);
        }
    }

    /// <summary>Returns the message about a failed region, or null.</summary>
    public static string? FailedRegion(AzureState azure, ArmResource template) => ((JsonArray)template.Hidden[LastVersions]!)
        .Select(id => azure.Store.Find((string)id!))
        .FirstOrDefault(v => v is not null && Replication.Fails(v)) is { } failed
            ? $"Distribution of '{failed.Id}' failed in one or more regions; see its replicationStatus."
            : null;

    private static (string Artifact, DateTimeOffset Ends) Make(AzureState azure, ArmResource template, JsonObject distributor)
    {
        switch ((string?)distributor["type"])
        {
            case "SharedImage":
                return MakeVersion(azure, template, distributor);
            case "ManagedImage":
                var image = (string)distributor["imageId"]!;
                CheckRight(azure, template, WriteImage, image);
                var tags = (JsonObject)distributor["artifactTags"]!.DeepClone();
                azure.Store.Put(ManagedImageType.FromBuild(image, Locations.Normalize((string)distributor["location"]!), tags, OsTypeOf(template)));
                return (image, azure.Now + s_image);
            default:
                var account = StagingGroup.AccountOf(template).Split('/')[^1];
                var uri = (string?)distributor["uri"] is { Length: > 0 } given ? given : $"https://{account}.blob.core.windows.net/vhds/{template.Name}.vhd";
                return (uri, azure.Now + s_image);
        }
    }

    private static (string Id, DateTimeOffset Ends) MakeVersion(AzureState azure, ArmResource template, JsonObject distributor)
    {
        var target = (string)distributor["galleryImageId"]!;
        var definitionId = TemplateSubmission.DefinitionOf(target);
        var definition = azure.Store.Find(definitionId)
            ?? throw new ArmFault(404, "ImageTemplateDistributeFailed", $"The image definition '{definitionId}' no longer exists.");
        CheckRight(azure, template, WriteVersion, definition.Id);
        var number = ResourceId.Same(definitionId, target) ? Numbering.Next(azure, template, distributor, definition) : target.Split('/')[^1];
        if (azure.Store.Contains($"{definition.Id}/versions/{number}"))
        {
            throw new ArmFault(409, "ImageTemplateDistributeFailed", $"Image version already exists: '{definition.Id}/versions/{number}'.");
        }

        var version = VersionBody.Create(azure, definition, number, Request(distributor), apiVersion: "");
        azure.Store.Put(version);
        ((JsonArray)template.Hidden[LastVersions]!).Add(version.Id);
        var ends = Replication.End(version);
        return (version.Id, azure.Faults.Take(Incident.DistributionTimesOut, template.Id) ? ends + s_slow : ends);
    }

    private static JsonObject Request(JsonObject distributor) => new()
    {
        ["tags"] = distributor["artifactTags"]?.DeepClone(),
        ["properties"] = new JsonObject
        {
            ["publishingProfile"] = new JsonObject
            {
                ["targetRegions"] = Regions(distributor),
                ["excludeFromLatest"] = (bool?)distributor["excludeFromLatest"] ?? false,
                ["replicationMode"] = (string?)distributor["replicationMode"] ?? "Full",
            },
        },
    };

    private static void CheckRight(AzureState azure, ArmResource template, string action, string scope)
    {
        var identity = TemplateSubmission.IdentityOf(azure, template);
        var principal = (string?)identity?.Properties["principalId"] ?? "";
        if (!AccessCheck.May(azure, principal, action, scope))
        {
            throw new ArmFault(
                403,
                "AuthorizationFailed",
                $"The client '{identity?.Properties["clientId"]}' with object id '{principal}' (identity '{identity?.Id}') does not have authorization to perform action '{action}' over scope '{scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.");
        }
    }

    private static string OsTypeOf(ArmResource template) => (template.Properties["customize"] as JsonArray ?? [])
        .Any(c => ((string)c!["type"]!).StartsWith("Windows", StringComparison.Ordinal) || (string?)c["type"] == "PowerShell") ? "Windows" : "Linux";

    private static JsonArray Regions(JsonObject distributor) => distributor["targetRegions"] is JsonArray given
        ? new([.. given.Select(r => new JsonObject
        {
            ["name"] = (string)r!["name"]!,
            ["regionalReplicaCount"] = (int?)r["replicaCount"] ?? 1,
            ["storageAccountType"] = (string?)r["storageAccountType"] ?? "Standard_LRS",
        })])
        : new([.. (distributor["replicationRegions"] as JsonArray ?? []).Select(r => new JsonObject
        {
            ["name"] = (string)r!, ["storageAccountType"] = (string?)distributor["storageAccountType"] ?? "Standard_LRS",
        })]);
}

/// <summary>Determines the version number for a distributor without one.</summary>
internal static class Numbering
{
    public static string Next(AzureState azure, ArmResource template, JsonObject distributor, ArmResource definition)
    {
        var versioning = distributor["versioning"];
        if ((string?)versioning?["scheme"] == "Source" && OfSource(template) is { } source)
        {
            return source;
        }

        var existing = azure.Store.In($"{definition.Id}/versions").Select(v => VersionNumber.Parse(v.Name)!);
        var major = (int?)versioning?["major"] is { } given and >= 0 ? given : (int?)null;
        return VersionNumber.Next(existing, major).ToString();
    }

    private static string? OfSource(ArmResource template) =>
        ((string?)template.Properties["source"]!["exactVersion"])?.Split('/')[^1] is { } text && VersionNumber.Parse(text) is { } number
            ? number.ToString()
            : null;
}
