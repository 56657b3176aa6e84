using System.Text.Json.Nodes;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.Operations;
using ImageInfra.Simulator.Resources;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.Compute;

/// <summary>Image definitions.</summary>
internal sealed class ImageDefinitionType(SimulatedAzure azure) : ArmType(azure)
{
    private const string FirstVersionWithGeneration2 = "2025-03-03";

    private static readonly TimeSpan s_creation = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_deletion = TimeSpan.FromSeconds(10);
    private static readonly string[] s_identifier = ["sku", "offer", "publisher"];
    private static readonly string[] s_immutable =
        ["osType", "osState", "hyperVGeneration", "architecture", "identifier", "features", "purchasePlan", "eula", "privacyStatementUri"];

    public override string Name => "Microsoft.Compute/galleries/images";

    public override IReadOnlyList<string> ApiVersions => KnownVersions.Galleries;

    public override ArmAnswer Get(ArmRequest request) => new(200, Require(request).Body);

    public override ArmAnswer List(ArmRequest request) => Azure.Store.Find(AzureIds.Up(request.Path.Text, 1)) is { } gallery
        ? ArmAnswer.List(Azure.Store.In($"{gallery.Id}/images").Select(i => i.Body))
        : throw Missing.Parent(AzureIds.Up(request.Path.Text, 1));

    public override ArmAnswer Put(ArmRequest request)
    {
        ResourceNames.Check(request.Path.Name, "^[A-Za-z0-9]([A-Za-z0-9_.-]{0,78}[A-Za-z0-9])?$", "image definition");
        var galleryId = AzureIds.Up(request.Path.Text, 2);
        var gallery = Azure.Store.Find(galleryId) ?? throw Missing.Parent(galleryId);
        var location = Locations.Require(request.RequiredBody);
        var known = Azure.Store.Find(request.Path.Text);
        var properties = (JsonObject)request.Properties.DeepClone();
        Complete(properties, request.ApiVersion);
        DefinitionRules.Check(properties);
        CheckIdentifier(gallery, request.Path.Name, properties);
        if (known is not null)
        {
            CheckImmutable(known, properties);
        }

        properties["provisioningState"] = "Creating";
        var definition = new ArmResource(
            request.Path.Text,
            new JsonObject
            {
                ["id"] = request.Path.Text,
                ["name"] = request.Path.Name,
                ["type"] = Name,
                ["location"] = Locations.Normalize(location),
                ["tags"] = (request.RequiredBody["tags"] ?? new JsonObject()).DeepClone(),
                ["properties"] = properties,
            },
            known?.Hidden);
        Azure.Store.Put(definition);
        return new(known is null ? 201 : 200, definition.Body)
        {
            Headers = Azure.Operations.Provision(request, OperationKind.Compute, Locations.Normalize(location), definition.Id, s_creation),
        };
    }

    public override ArmAnswer Delete(ArmRequest request)
    {
        if (Azure.Store.Find(request.Path.Text) is not { } definition)
        {
            return new(204);
        }

        NestedResources.CheckGone(Azure, definition, "versions");
        definition.ProvisioningState = "Deleting";
        Azure.Store.Put(definition);
        return new(202)
        {
            Headers = Azure.Operations.Delete(request, OperationKind.Compute, (string)definition.Body["location"]!, definition.Id, s_deletion),
        };
    }

    private static void Complete(JsonObject properties, string apiVersion)
    {
        properties["hyperVGeneration"] ??= string.CompareOrdinal(apiVersion, FirstVersionWithGeneration2) < 0 ? "V1" : "V2";
        properties["architecture"] ??= "x64";
    }

    private static void CheckImmutable(ArmResource known, JsonObject properties)
    {
        foreach (var name in s_immutable)
        {
            if (!JsonNode.DeepEquals(known.Properties[name], properties[name]))
            {
                throw new ArmFault(409, "PropertyChangeNotAllowed", $"Changing property 'galleryImage.properties.{name}' is not allowed.");
            }
        }
    }

    private void CheckIdentifier(ArmResource gallery, string name, JsonObject properties)
    {
        var identifier = properties["identifier"]!;
        var other = Azure.Store.Members($"{gallery.Id}/images").FirstOrDefault(i =>
            s_identifier.All(part => Same(i.Properties["identifier"]![part], identifier[part]))
            && !i.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (other is not null)
        {
            throw new ArmFault(409, "Conflict", $"The identifier of the gallery image '{name}' is the one of '{other.Name}' already; it must be unique in the gallery.");
        }
    }

    private static bool Same(JsonNode? one, JsonNode? other) => string.Equals((string?)one, (string?)other, StringComparison.OrdinalIgnoreCase);

    private ArmResource Require(ArmRequest request) => Azure.Store.Find(request.Path.Text) ?? throw Missing.Resource(request.Path);
}
