using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Providers.Authorization;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.Compute;

/// <summary>Azure's rules for creating and updating image versions.</summary>
internal static class VersionRules
{
    private static readonly string[] s_immutableProfile = ["storageAccountType", "storageAccountStrategy", "replicationMode"];

    public static void Check(AzureState azure, ArmRequest request, ArmResource definition, ArmResource? known)
    {
        var profile = request.Properties["publishingProfile"];
        if ((string?)profile?["endOfLifeDate"] is { } end && end != (string?)known?.Properties["publishingProfile"]!["endOfLifeDate"]
            && SimulatorJson.Time(end) <= azure.Now)
        {
            throw new ArmFault(400, "InvalidParameter", "EndOfLifeDate must be set to a future date.");
        }

        VersionEncryption.Check(azure, request);
        UefiRules.Check(request.Properties["securityProfile"]?["uefiSettings"]);
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
            throw ArmFault.PropertyChangeNotAllowed("galleryImageVersion", "storageProfile.source");
        }

        if (request.Properties["securityProfile"] is { } security && !JsonNode.DeepEquals(security, known.Properties["securityProfile"]))
        {
            throw ArmFault.PropertyChangeNotAllowed("galleryImageVersion", "securityProfile");
        }

        var before = known.Properties["publishingProfile"]!;
        foreach (var places in ((string[])["targetRegions", "targetExtendedLocations"])
            .Where(p => VersionEncryption.IsChanged(before[p], request.Properties["publishingProfile"]?[p])))
        {
            throw ArmFault.PropertyChangeNotAllowed("galleryImageVersion", $"publishingProfile.{places}.encryption");
        }

        foreach (var name in s_immutableProfile.Where(n => request.Properties["publishingProfile"]?[n] is { } value && !JsonNode.DeepEquals(value, before[n])))
        {
            throw ArmFault.PropertyChangeNotAllowed("galleryImageVersion", $"publishingProfile.{name}");
        }
    }

    private static void CheckSource(AzureState azure, ArmRequest request, ArmResource definition)
    {
        var storage = request.Properties["storageProfile"];
        if (SourceOf(request.Properties) is not { } id)
        {
            var hasDisk = storage?["source"]?["virtualMachineId"] is not null || storage?["osDiskImage"]?["source"] is not null;
            if (!hasDisk)
            {
                throw ArmFault.InvalidParameter("galleryImageVersion.properties.storageProfile", "a source is required");
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
            throw new ArmFault(404, "NotFound", $"Source was not found: {id}. Please make sure the source exists.");
        }

        var location = Locations.Normalize((string?)request.RequiredBody["location"] ?? definition.Location!);
        if (!ResourceId.Same(type, ImageVersionType.TypeName))
        {
            CheckExists(Locations.Same(source.Location, location), id);
            return;
        }

        CheckMatch(azure, source, definition);
        CheckExists(Replication.IsIn(source, location, azure.Now), id);
    }

    // The source must be in the location of the new version.
    private static void CheckExists(bool isInRegion, string id)
    {
        if (!isInRegion)
        {
            throw new ArmFault(404, "NotFound", $"Source {id} is not found. Please check source exists, and is in the same region as gallery image version being created.");
        }
    }

    private static void CheckMatch(AzureState azure, ArmResource source, ArmResource definition)
    {
        if (source.ProvisioningState != "Succeeded")
        {
            throw new ArmFault(409, "Conflict", $"The source '{source.Id}' is in provisioning state '{source.ProvisioningState}'.");
        }

        var (from, to) = (azure.Store.Find(ResourceId.Up(source.Id, 2))!, definition);
        if (from.Property("osType") != to.Property("osType"))
        {
            throw Mismatch($"The resource with id '{source.Id}' has a different OS type ['{from.Properties["osType"]}'] than the parent gallery image OS type generation ['{to.Properties["osType"]}']");
        }

        if (from.Property("hyperVGeneration") != to.Property("hyperVGeneration"))
        {
            throw Mismatch($"The resource with id '{source.Id}' has a different Hypervisor generation ['{from.Properties["hyperVGeneration"]}'] than the parent gallery image Hypervisor generation ['{to.Properties["hyperVGeneration"]}']");
        }

        if (from.Property("osState") != to.Property("osState"))
        {
            throw Mismatch($"Cannot create Gallery Image Version from: {source.Id} since the OS State in the parent gallery image ('{to.Properties["osState"]}') is not '{from.Properties["osState"]}'.");
        }
    }

    private static ArmFault Mismatch(string message) => new(400, "InvalidParameter", message);

    private static string? SourceOf(JsonObject properties) => (string?)properties["storageProfile"]?["source"]?["id"];
}

/// <summary>Azure's rules for the UEFI keys of an image version.</summary>
internal static class UefiRules
{
    private static readonly string[] s_templates = ["NoSignatureTemplate", "MicrosoftUefiCertificateAuthorityTemplate", "MicrosoftWindowsTemplate"];

    public static void Check(JsonNode? uefi)
    {
        foreach (var name in uefi?["signatureTemplateNames"] as JsonArray ?? [])
        {
            Validate.OneOf(name, "uefiSettings.signatureTemplateNames", s_templates);
        }

        var signatures = uefi?["additionalSignatures"];
        foreach (var key in new[] { signatures?["pk"] }.Concat(((string[])["kek", "db", "dbx"]).SelectMany(k => signatures?[k] as JsonArray ?? [])))
        {
            Validate.OneOf(key?["type"], "uefiSettings.additionalSignatures.type", "sha256", "x509");
        }
    }
}
