using System.Text.RegularExpressions;
using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.ImageBuilder;

/// <summary>Triggers of builds for new source versions. They are stored but never fire.</summary>
internal sealed partial class TriggerType(AzureState azure) : ArmType(azure, ImageTemplateType.TypeName + "/triggers", [.. KnownVersions.ImageBuilder.Where(v => string.CompareOrdinal(v, FirstVersion) >= 0)])
{
    private const string FirstVersion = "2022-07-01";
    private const string Created = "trigger-created";

    private static readonly TimeSpan s_creation = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_deletion = TimeSpan.FromSeconds(5);

    [GeneratedRegex("^[A-Za-z0-9_.-]{1,64}$")]
    private static partial Regex NamePattern { get; }

    public override IReadOnlyList<ArmOperation> Operations =>
        [Get(BehaviorSource.Published), List(BehaviorSource.Published), Put(BehaviorSource.Recorded, Create), Delete(BehaviorSource.Recorded, OperationKind.ImageBuilder, s_deletion)];

    public override IReadOnlyDictionary<string, Action<DueEvent>> Events => new Dictionary<string, Action<DueEvent>>
    {
        [Created] = due =>
        {
            if (Azure.Store.TryFind(due.Target, out var trigger))
            {
                trigger.ProvisioningState = "Succeeded";
                trigger.Properties["status"] = new JsonObject
                {
                    ["code"] = "Healthy", ["message"] = "Trigger is active", ["time"] = Azure.Now.UtcDateTime.ToString("O"),
                };
                Azure.Store.Put(trigger);
            }

            Azure.Operations.End(due);
        },
    };

    private ArmAnswer Create(ArmRequest request)
    {
        Validate.Name(request.Path.Name, NamePattern, "trigger");
        var template = RequireParent(request);
        var kind = (string?)request.Properties["kind"];
        if (kind != "SourceImage")
        {
            throw TemplateRules.BadValue("Trigger.properties", "kind", kind ?? "", "must be SourceImage");
        }

        CheckTemplate(template, request.Path.Name);
        var id = $"{template.Id}/triggers/{request.Path.Name}";
        var isNew = !Azure.Store.Contains(id);
        var trigger = new ArmResource(id, new JsonObject
        {
            ["id"] = id,
            ["name"] = request.Path.Name,
            ["type"] = Name,
            ["properties"] = new JsonObject { ["kind"] = kind, ["provisioningState"] = "Creating" },
        });
        Azure.Store.Put(trigger);
        return ArmAnswer.Of(isNew ? 201 : 200, trigger) with
        {
            Headers = Azure.Operations.Begin(request, OperationKind.ImageBuilder, template.Location!, id, s_creation, Created),
        };
    }

    private void CheckTemplate(ArmResource template, string name)
    {
        if (template.ProvisioningState != "Succeeded")
        {
            throw new ArmFault(409, "OperationNotAllowed", $"A trigger requires a template with the provisioningState Succeeded; this template is {template.ProvisioningState}.");
        }

        if (Azure.Store.In($"{template.Id}/triggers").FirstOrDefault(t => !ResourceId.Same(t.Name, name)) is { } other)
        {
            throw new ArmFault(409, "Conflict", $"The image template already has the trigger '{other.Name}'; only one is allowed.");
        }

        var source = template.Properties["source"]!;
        var version = (string?)source["version"] ?? ((string?)source["imageVersionId"])?.Split('/')[^1];
        if (version != "latest")
        {
            throw TemplateRules.Failed("Trigger.properties", "the template's source must be a PlatformImage or a SharedImageVersion whose version is latest");
        }

        if (((JsonArray)template.Properties["distribute"]!).Any(d => ((string?)d!["galleryImageId"])?.Contains("/versions/", StringComparison.OrdinalIgnoreCase) == true))
        {
            throw TemplateRules.Failed("Trigger.properties", "a distributor of the template has an explicit image version");
        }
    }
}
