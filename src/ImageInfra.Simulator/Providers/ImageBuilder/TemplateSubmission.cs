using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Faults;
using ImageInfra.Simulator.Providers.Authorization;
using ImageInfra.Simulator.Providers.Compute;
using ImageInfra.Simulator.Providers.ManagedIdentity;
using ImageInfra.Simulator.Providers.Network;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.ImageBuilder;

/// <summary>Checks an accepted template: its identity must have access to all resources of the template.</summary>
internal static class TemplateSubmission
{
    private const string ReadDefinition = ImageDefinitionType.TypeName + "/read";
    private const string ReadVersion = ImageVersionType.TypeName + "/read";
    private const string ReadImage = ManagedImageType.TypeName + "/read";
    private const string WriteImage = ManagedImageType.TypeName + "/write";

    /// <summary>Returns the error of a template, or null.</summary>
    public static ArmFault? Check(AzureState azure, ArmResource template)
    {
        if (azure.Faults.Take(Incident.SubmissionFails, template.Id))
        {
            return Failed("ServerError", "Internal error occurred. This is a generic error for which further details are not available.");
        }

        if (IdentityOf(azure, template) is not { } identity)
        {
            return Failed("Other", "The assigned managed identity does not exist. Assign an existing identity.");
        }

        var access = new IdentityAccess(azure, (string)identity.Properties["principalId"]!);
        return CheckSource(azure, template, access)
            ?? ((JsonArray)template.Properties["distribute"]!).Select(d => CheckTarget(azure, template, (JsonObject)d!, access)).FirstOrDefault(f => f is not null)
            ?? ScriptDownload.Check(azure, template, access)
            ?? CheckNetwork(azure, template, access)
            ?? CheckBuildIdentities(azure, template, access)
            ?? StagingGroup.Check(azure, template, access);
    }

    /// <summary>Returns the identity of a template; null if it has none, or if the identity was deleted.</summary>
    public static ArmResource? IdentityOf(AzureState azure, ArmResource template) =>
        template.Body["identity"]?["userAssignedIdentities"] is JsonObject { Count: > 0 } identities ? azure.Store.Find(identities.First().Key) : null;

    public static ArmFault Failed(string code, string message) => new(400, code, message);

    private static ArmFault? CheckSource(AzureState azure, ArmResource template, IdentityAccess access)
    {
        var source = template.Properties["source"]!;
        return (string?)source["type"] switch
        {
            "SharedImageVersion" => CheckVersion(azure, template, (string)source["imageVersionId"]!, access),
            "ManagedImage" => CheckManagedImage(azure, template, (string)source["imageId"]!, access),
            _ => SourceFacts.CheckMarketplace(template),
        };
    }

    private static ArmFault? CheckVersion(AzureState azure, ArmResource template, string id, IdentityAccess access)
    {
        if (SourceVersion.Resolve(azure, id, template.Location!) is not { } version)
        {
            return Failed("BadSharedImageVersionSource", $"The source image version '{id}' does not exist.");
        }

        if (!access.May(ReadVersion, version.Id))
        {
            return IdentityAccess.NotAuthorized(version.Id);
        }

        return Replication.IsIn(version, template.Location!, azure.Now)
            ? SourceFacts.CheckSecurity(azure.Store.Find(ResourceId.Up(version.Id, 2)))
            : Failed("BadSharedImageVersionSource", $"The source image version '{id}' has no replica in {template.Location}.");
    }

    private static ArmFault? CheckManagedImage(AzureState azure, ArmResource template, string id, IdentityAccess access)
    {
        if (!azure.Store.TryFind(id, out var image))
        {
            return Failed("BadManagedImageSource", $"The source image '{id}' does not exist.");
        }

        if (!access.May(ReadImage, id))
        {
            return IdentityAccess.NotAuthorized(id);
        }

        return Locations.Same(image.Location, template.Location) && ResourceId.Same(ResourceId.SubscriptionOf(id), ResourceId.SubscriptionOf(template.Id))
            ? null
            : Failed("BadManagedImageSource", $"The source image '{id}' must be in the subscription and the region of the template.");
    }

    private static ArmFault? CheckTarget(AzureState azure, ArmResource template, JsonObject distributor, IdentityAccess access)
    {
        switch ((string?)distributor["type"])
        {
            case "SharedImage":
                var id = DefinitionOf((string)distributor["galleryImageId"]!);
                return azure.Store.Find(id) is not { } definition ? Failed("BadSharedImageDistribute", $"The image definition '{id}' does not exist.")
                    : !access.May(ReadDefinition, id) ? IdentityAccess.NotAuthorized(id)
                    : SourceFacts.CheckSecurity(definition) ?? SourceFacts.CheckDefinition(azure, template, definition);
            case "ManagedImage":
                var image = (string)distributor["imageId"]!;
                var group = ResourceId.Group(ResourceId.SubscriptionOf(image), ResourceId.GroupOf(image));
                return !azure.Store.Contains(group)
                    ? Failed("Other", $"The resource group '{group}' of the image '{image}' does not exist.")
                    : access.May(WriteImage, image) ? null : IdentityAccess.NotAuthorized(image);
            default:
                return null;
        }
    }

    /// <summary>Returns the definition of a distributor's target, which can be a version.</summary>
    public static string DefinitionOf(string target) =>
        target.Contains("/versions/", StringComparison.OrdinalIgnoreCase) ? ResourceId.Up(target, 2) : target;

    private static ArmFault? CheckNetwork(AzureState azure, ArmResource template, IdentityAccess access)
    {
        foreach (var subnet in SubnetsOf(template.Properties))
        {
            if (!azure.Store.Contains(subnet))
            {
                return Failed("Other", $"The subnet '{subnet}' does not exist.");
            }

            var network = ResourceId.Up(subnet, 2);
            if (!access.May(VirtualNetworkType.ReadAction, network))
            {
                return IdentityAccess.NotAuthorized(network);
            }

            if (!access.May(SubnetType.Join, subnet))
            {
                return IdentityAccess.NotAuthorized(subnet);
            }
        }

        return CheckPrivateLink(azure, template.Properties["vmProfile"]?["vnetConfig"]);
    }

    // Without a subnet for containers, Image Builder reaches the build VM by a private link service in its subnet.
    private static ArmFault? CheckPrivateLink(AzureState azure, JsonNode? network) =>
        (string?)network?["subnetId"] is { Length: > 0 } subnet
        && string.IsNullOrEmpty((string?)network["containerInstanceSubnetId"])
        && (string?)azure.Store.Find(subnet)?.Properties["privateLinkServiceNetworkPolicies"] == "Enabled"
            ? Failed("PrivateLinkServiceCannotBeCreatedInSubnetThatHasNetworkPoliciesEnabled", $"Private link service cannot be created in the subnet {subnet} since it has private link service network policies enabled.")
            : null;

    private static IEnumerable<string> SubnetsOf(JsonObject properties) => ((string[])["subnetId", "containerInstanceSubnetId"])
        .Select(name => (string?)properties["vmProfile"]?["vnetConfig"]?[name])
        .Where(id => !string.IsNullOrEmpty(id))!;

    private static ArmFault? CheckBuildIdentities(AzureState azure, ArmResource template, IdentityAccess access)
    {
        foreach (var id in (template.Properties["vmProfile"]?["userAssignedIdentities"] as JsonArray ?? []).Select(i => (string)i!))
        {
            if (!azure.Store.Contains(id))
            {
                return Failed("Other", $"The identity '{id}' of the build VM does not exist.");
            }

            if (!access.May(IdentityType.Assign, id))
            {
                return IdentityAccess.NotAuthorized(id);
            }
        }

        return null;
    }
}

/// <summary>Checks the permissions of a template's identity.</summary>
internal sealed class IdentityAccess(AzureState azure, string principalId)
{
    public bool May(string action, string scope) => AccessCheck.May(azure, principalId, action, scope);

    /// <summary>Whether a role assignment allows a data action, such as reading a blob.</summary>
    public bool MayWithData(string action, string scope) => AccessCheck.MayWithData(azure, principalId, action, scope);

    public static ArmFault NotAuthorized(string id) => TemplateSubmission.Failed(
        "Other",
        $"Not authorized to access the resource: {id}. Please check the user assigned identity has the correct permissions. For more details, go to https://aka.ms/azvmimagebuilderts.");
}
