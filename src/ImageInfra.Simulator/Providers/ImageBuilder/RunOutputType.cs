using ImageInfra.Simulator.Arm;

namespace ImageInfra.Simulator.Providers.ImageBuilder;

/// <summary>The run outputs of a template.</summary>
internal sealed class RunOutputType(AzureState azure) : ArmType(azure, TypeName, KnownVersions.ImageBuilder)
{
    public const string TypeName = ImageTemplateType.TypeName + "/runOutputs";

    public override IReadOnlyList<ArmOperation> Operations => [Get(BehaviorSource.Recorded), List(BehaviorSource.Recorded)];

    /// <summary>Creates or replaces the run output of a distributor.</summary>
    public static void Write(AzureState azure, string templateId, string name, string artifact)
    {
        var id = $"{templateId}/runOutputs/{name}";
        azure.Store.Put(new(id, new JsonObject
        {
            ["id"] = id,
            ["name"] = name,
            ["type"] = TypeName,
            ["properties"] = new JsonObject
            {
                [artifact.StartsWith('/') ? "artifactId" : "artifactUri"] = artifact,
                ["provisioningState"] = "Succeeded",
            },
        }));
    }
}

/// <summary>Lists the actions of Image Builder, for role definitions.</summary>
internal sealed class ImageBuilderOperationsType(AzureState azure) : ArmType(azure, Provider + "/operations", KnownVersions.ImageBuilder)
{
    private const string Provider = "Microsoft.VirtualMachineImages";

    public override IReadOnlyList<ArmOperation> Operations => [new("LIST", null, BehaviorSource.Published, _ => ArmAnswer.List(Azure.Types
        .Where(t => t.Name.StartsWith(Provider, StringComparison.Ordinal))
        .SelectMany(t => t.Operations)
        .Select(o => o.Action)
        .OfType<string>()
        .Distinct()
        .Select(action => new JsonObject
        {
            ["name"] = action,
            ["isDataAction"] = false,
            ["display"] = new JsonObject
            {
                ["provider"] = Provider,
                ["resource"] = string.Join('/', action.Split('/')[1..^1]),
                ["operation"] = action.Split('/')[^1],
                ["description"] = action,
            },
        })))];
}
