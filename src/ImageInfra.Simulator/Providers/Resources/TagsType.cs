using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.Resources;

/// <summary>The tags of a resource, as an extension resource. A PATCH changes single tags without an update of the resource.</summary>
internal sealed class TagsType(AzureState azure) : ArmType(azure, "Microsoft.Resources/tags", KnownVersions.Resources)
{
    public override IReadOnlyList<ArmOperation> Operations =>
    [
        Get(BehaviorSource.Published, request => Answer(request, Tagged(request))),
        Put(BehaviorSource.Published, request => Change(request, "Replace")),
        Patch(BehaviorSource.Published, request => Change(request, (string?)request.RequiredBody["operation"] ?? "")),
    ];

    private ArmAnswer Change(ArmRequest request, string operation)
    {
        var resource = Tagged(request);
        var tags = Tags.Of(new JsonObject { ["tags"] = (request.Properties["tags"] as JsonObject ?? []).DeepClone() });
        var known = resource.Body["tags"] as JsonObject ?? [];
        var changed = operation.ToUpperInvariant() switch
        {
            "REPLACE" => tags,
            "MERGE" => With(Without(known, tags), tags),
            "DELETE" => Without(known, tags),
            _ => throw new ArmFault(400, "InvalidTagsOperation", $"The tags operation '{operation}' is invalid; the supported operations are 'Replace, Merge, Delete'."),
        };
        resource.Body["tags"] = Tags.Of(new JsonObject { ["tags"] = changed });
        Azure.Store.Put(resource);
        return Answer(request, resource);
    }

    private ArmResource Tagged(ArmRequest request) => request.Path.Name.Equals("default", StringComparison.OrdinalIgnoreCase)
        ? Azure.Store.Find(request.Path.Scope) ?? throw new ArmFault(404, "ResourceNotFound", $"The resource '{request.Path.Scope}' was not found.")
        : throw new ArmFault(400, "InvalidTagsName", $"The name '{request.Path.Name}' of the tags is invalid; it must be 'default'.");

    private static JsonObject Without(JsonObject tags, JsonObject removed) =>
        new(tags.Where(t => !removed.Any(r => ResourceId.Same(r.Key, t.Key))).Select(t => KeyValuePair.Create(t.Key, t.Value?.DeepClone())));

    private static JsonObject With(JsonObject tags, JsonObject added)
    {
        foreach (var (name, value) in added)
        {
            tags[name] = value?.DeepClone();
        }

        return tags;
    }

    private static ArmAnswer Answer(ArmRequest request, ArmResource resource) => ArmAnswer.Of(200, new JsonObject
    {
        ["id"] = request.Path.Text,
        ["name"] = "default",
        ["type"] = "Microsoft.Resources/tags",
        ["properties"] = new JsonObject { ["tags"] = resource.Body["tags"]?.DeepClone() ?? new JsonObject() },
    });
}
