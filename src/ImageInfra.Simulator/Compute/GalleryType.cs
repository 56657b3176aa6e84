using System.Text.Json.Nodes;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.Operations;
using ImageInfra.Simulator.Resources;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.Compute;

/// <summary>Galleries.</summary>
internal sealed class GalleryType(SimulatedAzure azure) : ArmType(azure)
{
    private static readonly TimeSpan s_creation = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_deletion = TimeSpan.FromSeconds(20);

    public override string Name => "Microsoft.Compute/galleries";

    public override IReadOnlyList<string> ApiVersions => KnownVersions.Galleries;

    public override ArmAnswer Get(ArmRequest request) => new(200, Require(request).Body);

    public override ArmAnswer List(ArmRequest request) => ArmAnswer.List(Azure.Listed(request, Name));

    public override ArmAnswer Put(ArmRequest request)
    {
        ResourceNames.Check(request.Path.Name, "^[A-Za-z0-9]([A-Za-z0-9_.]{0,78}[A-Za-z0-9])?$", "gallery");
        var location = Locations.Require(request.RequiredBody);
        var known = Azure.Store.Find(request.Path.Text);
        CheckUnique(request, known);
        if (known is not null && !Locations.Same((string?)known.Body["location"], location))
        {
            throw new ArmFault(409, "InvalidResourceLocation", $"The resource '{request.Path.Name}' already exists in location '{known.Body["location"]}'.");
        }

        var properties = new JsonObject
        {
            ["description"] = (string?)request.Properties["description"] ?? "",
            ["identifier"] = new JsonObject { ["uniqueName"] = $"{request.Path.SubscriptionId}-{request.Path.Name.ToUpperInvariant()}" },
            ["provisioningState"] = "Creating",
        };
        foreach (var name in (string[])["sharingProfile", "softDeletePolicy"])
        {
            if (request.Properties[name] is { } value)
            {
                properties[name] = value.DeepClone();
            }
        }

        var gallery = new ArmResource(
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
        Azure.Store.Put(gallery);
        return new(known is null ? 201 : 200, gallery.Body)
        {
            Headers = Azure.Operations.Provision(request, OperationKind.Compute, Locations.Normalize(location), gallery.Id, s_creation),
        };
    }

    public override ArmAnswer Patch(ArmRequest request)
    {
        var gallery = Require(request);
        if (request.RequiredBody["tags"] is { } tags)
        {
            gallery.Body["tags"] = tags.DeepClone();
        }

        foreach (var (name, value) in request.Properties)
        {
            gallery.Properties[name] = value?.DeepClone();
        }

        Azure.Store.Put(gallery);
        return new(200, gallery.Body);
    }

    public override ArmAnswer Delete(ArmRequest request)
    {
        if (Azure.Store.Find(request.Path.Text) is not { } gallery)
        {
            return new(204);
        }

        NestedResources.CheckGone(Azure, gallery, "images");
        gallery.ProvisioningState = "Deleting";
        Azure.Store.Put(gallery);
        return new(202)
        {
            Headers = Azure.Operations.Delete(request, OperationKind.Compute, (string)gallery.Body["location"]!, gallery.Id, s_deletion),
        };
    }

    private void CheckUnique(ArmRequest request, ArmResource? known)
    {
        if (known is null && Azure.Listed(request with { Path = ArmPath.Parse($"/subscriptions/{request.Path.SubscriptionId}") }, Name)
            .FirstOrDefault(g => ((string)g["name"]!).Equals(request.Path.Name, StringComparison.OrdinalIgnoreCase)) is { } other)
        {
            throw new ArmFault(409, "GalleryNameNotAvailable", $"A gallery named '{request.Path.Name}' exists in the subscription already: '{other["id"]}'.");
        }
    }

    private ArmResource Require(ArmRequest request) => Azure.Store.Find(request.Path.Text) ?? throw Missing.Resource(request.Path);
}
