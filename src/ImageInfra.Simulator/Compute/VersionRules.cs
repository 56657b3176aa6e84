using System.Globalization;
using System.Text.Json.Nodes;
using ImageInfra.Simulator.Authorization;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.Resources;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.Compute;

/// <summary>What Azure requires of an image version: of a new one, and of a change.</summary>
internal static class VersionRules
{
    private static readonly string[] s_immutableProfile = ["storageAccountType", "storageAccountStrategy", "replicationMode"];
    private static readonly string[] s_ofDefinition = ["osType", "osState", "hyperVGeneration"];

    public static void Check(SimulatedAzure azure, ArmRequest request, ArmResource definition, ArmResource? known)
    {
        var profile = request.Properties["publishingProfile"];
        if ((string?)profile?["endOfLifeDate"] is { } end && end != (string?)known?.Properties["publishingProfile"]!["endOfLifeDate"]
            && DateTimeOffset.Parse(end, CultureInfo.InvariantCulture) <= azure.Now)
        {
            throw new ArmFault(400, "InvalidParameter", "EndOfLifeDate must be set to a future date.");
        }

        if (known is null)
        {
            CheckSource(azure, request, definition);
        }
        else
        {
            CheckChange(request, known);
        }
    }

    private static void CheckChange(ArmRequest request, ArmResource known)
    {
        if (known.ProvisioningState == "Deleting")
        {
            throw new ArmFault(409, "Conflict", $"The gallery image version '{known.Id}' is marked for deletion; an update is not allowed.");
        }

        if (SourceOf(request.Properties) is { } source && !ResourceId.Same(source, SourceOf(known.Properties)))
        {
            throw Given.Immutable("galleryImageVersion", "storageProfile.source");
        }

        var before = known.Properties["publishingProfile"]!;
        foreach (var name in s_immutableProfile.Where(n => request.Properties["publishingProfile"]?[n] is { } value && !JsonNode.DeepEquals(value, before[n])))
        {
            throw Given.Immutable("galleryImageVersion", $"publishingProfile.{name}");
        }
    }

    private static void CheckSource(SimulatedAzure azure, ArmRequest request, ArmResource definition)
    {
        var storage = request.Properties["storageProfile"];
        if (SourceOf(request.Properties) is not { } id)
        {
            var hasDisk = storage?["source"]?["virtualMachineId"] is not null || storage?["osDiskImage"]?["source"] is not null;
            if (!hasDisk)
            {
                throw Given.Invalid("galleryImageVersion.properties.storageProfile", "a source is required");
            }

            return;
        }

        var type = ResourceId.TypeOf(id);
        var isSimulated = ResourceId.Same(type, ImageVersionType.TypeName) || ResourceId.Same(type, ManagedImageType.TypeName);
        if (!isSimulated)
        {
            return;
        }

        AccessCheck.RequireLinked(azure, request, $"{type}/read", id);
        if (!azure.Store.TryFind(id, out var source))
        {
            throw new ArmFault(404, "NotFound", $"The source '{id}' of the gallery image version was not found.");
        }

        if (ResourceId.Same(type, ImageVersionType.TypeName))
        {
            CheckMatch(azure, source, definition);
        }
    }

    private static void CheckMatch(SimulatedAzure azure, ArmResource source, ArmResource definition)
    {
        if (source.ProvisioningState is not ("Succeeded" or "Updating"))
        {
            throw new ArmFault(409, "Conflict", $"The source '{source.Id}' is in provisioning state '{source.ProvisioningState}'.");
        }

        var from = azure.Store.Find(ResourceId.Up(source.Id, 2))!.Properties;
        foreach (var name in s_ofDefinition.Where(n => (string?)from[n] != (string?)definition.Properties[n]))
        {
            throw new ArmFault(400, "InvalidParameter", $"The {name} '{from[name]}' of the source image does not match the {name} '{definition.Properties[name]}' of the gallery image.");
        }
    }

    private static string? SourceOf(JsonObject properties) => (string?)properties["storageProfile"]?["source"]?["id"];
}
