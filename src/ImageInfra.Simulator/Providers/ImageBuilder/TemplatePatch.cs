using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Providers.Authorization;
using ImageInfra.Simulator.Providers.ManagedIdentity;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.ImageBuilder;

/// <summary>Updates a template: its tags, its identity, its distributors and its build VM.</summary>
internal static class TemplatePatch
{
    private static readonly string[] s_patchable = ["distribute", "vmProfile"];

    public static void Apply(AzureState azure, ArmRequest request, ArmResource template)
    {
        var (body, properties) = (request.RequiredBody, request.Properties);
        if (properties.Select(p => p.Key).Except(s_patchable).FirstOrDefault() is { } other)
        {
            throw TemplateRules.Failed($"ImageTemplate.properties.{other}", $"can't be updated; only {string.Join(", ", s_patchable)}, tags and identity can");
        }

        TemplateSchema.Check(properties, request.ApiVersion);
        if (properties["distribute"] is JsonArray distribute)
        {
            CheckDistribute(template, distribute);
        }

        TemplateRules.CheckVmProfile(properties["vmProfile"]);
        Tags.Patch(template.Body, body);
        ChangeIdentity(azure, request, template, body["identity"]);
        foreach (var (name, value) in properties)
        {
            template.Properties[name] = value?.DeepClone();
        }

        if (template.Properties["distribute"] is JsonArray distributors)
        {
            TemplateBody.Complete(distributors);
        }
    }

    private static void CheckDistribute(ArmResource template, JsonArray distribute)
    {
        DistributeRules.Check(distribute, "ImageTemplate.properties.distribute");
        var given = distribute.Select(d => (string?)d!["runOutputName"]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var name in ((JsonArray)template.Properties["distribute"]!).Select(d => (string)d!["runOutputName"]!).Where(n => !given.Contains(n)))
        {
            throw new ArmFault(400, "ValidationFailed", $"Validation failed: Distribute target with Runoutput name {name} not found in the update request. Deleting a distribution target is not allowed.");
        }
    }

    private static void ChangeIdentity(AzureState azure, ArmRequest request, ArmResource template, JsonNode? identity)
    {
        if (identity is null)
        {
            return;
        }

        if ((string?)identity["type"] == "None")
        {
            template.Body["identity"] = new JsonObject { ["type"] = "None" };
            return;
        }

        // In a PATCH, null removes an identity and {} adds one.
        var kept = (identity["userAssignedIdentities"] as JsonObject ?? []).Where(i => i.Value is not null).Select(i => i.Key).ToList();
        var changed = new JsonObject
        {
            ["type"] = (string?)identity["type"],
            ["userAssignedIdentities"] = new JsonObject(kept.Select(id => KeyValuePair.Create(id, (JsonNode?)new JsonObject()))),
        };
        TemplateRules.CheckIdentity(changed);
        AccessCheck.RequireLinked(azure, request, IdentityType.Assign, kept[0]);
        template.Body["identity"] = changed;
        TemplateBody.FillIdentity(azure, template);
    }
}
