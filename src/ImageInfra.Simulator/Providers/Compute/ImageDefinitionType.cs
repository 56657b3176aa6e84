using System.Text.RegularExpressions;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.Compute;

/// <summary>Image definitions.</summary>
internal sealed partial class ImageDefinitionType(AzureState azure) : ArmType(azure, TypeName, KnownVersions.Galleries)
{
    public const string TypeName = "Microsoft.Compute/galleries/images";

    private static readonly TimeSpan s_creation = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_deletion = TimeSpan.FromSeconds(10);
    private static readonly string[] s_identifier = ["sku", "offer", "publisher"];

    [GeneratedRegex("^[A-Za-z0-9]([A-Za-z0-9_.-]{0,78}[A-Za-z0-9])?$")]
    private static partial Regex NamePattern { get; }

    public override IReadOnlyList<ArmOperation> Operations =>
    [
        Get(BehaviorSource.Recorded), List(BehaviorSource.Recorded, ReadPage), Put(BehaviorSource.Recorded, Create), Patch(BehaviorSource.Published, Update),
        Delete(BehaviorSource.Recorded, (request, parent) => NestedResources.Delete(Azure, request, parent, "versions", s_deletion)),
    ];

    private ArmAnswer ReadPage(ArmRequest request)
    {
        RequireParent(request);
        return ListPage.Of(Azure, request, TypeName, ListPage.Compute);
    }

    private ArmAnswer Create(ArmRequest request)
    {
        Validate.Name(request.Path.Name, NamePattern, "image definition");
        var gallery = RequireParent(request);
        var location = Locations.Require(request.RequiredBody);
        var known = Azure.Store.Find(request.Path.Text);
        var properties = (JsonObject)GallerySchema.Read("galleryImage", request).DeepClone();
        DefinitionRules.Complete(properties, request.ApiVersion);
        DefinitionRules.Check(properties, Azure.Now);
        CheckIdentifier(gallery, request.Path.Name, properties);
        if (known is not null)
        {
            DefinitionRules.CheckImmutable(known.Properties, properties, request.ApiVersion);
        }

        properties["provisioningState"] = "Creating";
        var body = Tracked(request, location, properties);
        SystemData.Stamp(Azure, request, body, known);
        var definition = new ArmResource(request.Path.Text, body, known?.Hidden);
        Azure.Store.Put(definition);
        return Provision(request, OperationKind.Compute, location, definition, s_creation, known is null);
    }

    private ArmAnswer Update(ArmRequest request)
    {
        var definition = Require(request);
        var properties = (JsonObject)definition.Properties.DeepClone();
        foreach (var (name, value) in GallerySchema.Read("galleryImage", request))
        {
            properties[name] = value?.DeepClone();
        }

        DefinitionRules.Check(properties, Azure.Now);
        DefinitionRules.CheckImmutable(definition.Properties, properties, request.ApiVersion);
        Tags.Patch(definition.Body, request.RequiredBody);
        definition.Body["properties"] = properties;
        SystemData.Stamp(Azure, request, definition.Body, definition);
        Azure.Store.Put(definition);
        return ArmAnswer.Of(200, definition);
    }

    private void CheckIdentifier(ArmResource gallery, string name, JsonObject properties)
    {
        var identifier = properties["identifier"]!;
        var other = Azure.Store.In($"{gallery.Id}/images").FirstOrDefault(i =>
            !ResourceId.Same(i.Name, name)
            && s_identifier.All(part => ResourceId.Same((string?)i.Properties["identifier"]![part], (string?)identifier[part])));
        if (other is not null)
        {
            throw new ArmFault(409, "Conflict", $"The identifier of the gallery image '{name}' is already the identifier of '{other.Name}'; it must be unique in the gallery.");
        }
    }
}
