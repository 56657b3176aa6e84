using System.Text.Json.Nodes;
using ImageInfra.Simulator.Authorization;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.Resources;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.ImageBuilder;

/// <summary>What Image Builder finds out after it accepted a template: whether its identity can be used, and its source is there.</summary>
internal static class TemplateSubmission
{
    private const string ReadDefinition = "Microsoft.Compute/galleries/images/read";
    private const string ReadVersion = "Microsoft.Compute/galleries/images/versions/read";

    /// <summary>What is wrong with a template, or null.</summary>
    public static ArmFault? Check(SimulatedAzure azure, ArmResource template)
    {
        if (IdentityOf(azure, template) is not { } identity)
        {
            return Failed("Other", "The assigned managed identity cannot be used: it does not exist. Assign an identity that does.");
        }

        var principal = (string)identity.Properties["principalId"]!;
        return CheckSource(azure, template, principal)
            ?? ((JsonArray)template.Properties["distribute"]!)
                .Where(d => (string?)d!["type"] == "SharedImage")
                .Select(d => CheckTarget(azure, (string)d!["galleryImageId"]!, principal))
                .FirstOrDefault(fault => fault is not null);
    }

    /// <summary>The identity that a template acts as, or null when it is gone.</summary>
    public static ArmResource? IdentityOf(SimulatedAzure azure, ArmResource template) =>
        azure.Store.Find(((JsonObject)template.Body["identity"]!["userAssignedIdentities"]!).First().Key);

    private static ArmFault? CheckSource(SimulatedAzure azure, ArmResource template, string principal)
    {
        var source = template.Properties["source"]!;
        if ((string?)source["type"] != "SharedImageVersion")
        {
            return null;
        }

        var id = (string)source["imageVersionId"]!;
        if (Resolve(azure, id) is not { } version)
        {
            return Failed("BadSharedImageVersionSource", $"The source image version '{id}' does not exist.");
        }

        if (!AccessCheck.May(azure, principal, ReadVersion, version.Id))
        {
            return NotAuthorized(version.Id);
        }

        var regions = (JsonArray)version.Properties["publishingProfile"]!["targetRegions"]!;
        return regions.Any(r => Locations.Same((string?)r!["name"], (string?)template.Body["location"]))
            ? null
            : Failed("BadSharedImageVersionSource", $"The source image version '{id}' has no replica in {template.Body["location"]}.");
    }

    private static ArmFault? CheckTarget(SimulatedAzure azure, string definition, string principal) =>
        azure.Store.Find(definition) is null
            ? Failed("BadSharedImageDistribute", $"The image definition '{definition}' does not exist.")
            : AccessCheck.May(azure, principal, ReadDefinition, definition) ? null : NotAuthorized(definition);

    private static ArmResource? Resolve(SimulatedAzure azure, string id) => !id.EndsWith("/latest", StringComparison.OrdinalIgnoreCase)
        ? azure.Store.Find(id)
        : azure.Store.Members(id[..id.LastIndexOf('/')])
            .Where(v => !((bool?)v.Properties["publishingProfile"]!["excludeFromLatest"] ?? false) && v.ProvisioningState == "Succeeded")
            .OrderBy(v => Compute.VersionNumber.Parse(v.Name) is { } n ? (n.Major, n.Minor, n.Patch) : default)
            .LastOrDefault();

    private static ArmFault NotAuthorized(string id) => Failed(
        "Other",
        $"Not authorized to access the resource: {id}. Please check the user assigned identity has the correct permissions. For more details, go to https://aka.ms/azvmimagebuilderts.");

    private static ArmFault Failed(string code, string message) => new(400, code, message);
}
