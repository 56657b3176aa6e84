using System.Text.Json.Nodes;
using ImageInfra.Simulator.Arm;

namespace ImageInfra.Simulator.Providers.ImageBuilder;

/// <summary>The run outputs of a template.</summary>
internal sealed class RunOutputType(SimulatedAzure azure) : ArmType(azure, TypeName, KnownVersions.ImageBuilder)
{
    public const string TypeName = ImageTemplateType.TypeName + "/runOutputs";

    public override IReadOnlyList<ArmOperation> Operations => [Get(BehaviorSource.Recorded), List(BehaviorSource.Recorded)];

    /// <summary>Writes or replaces the run output of a distributor.</summary>
    public static void Write(SimulatedAzure azure, string templateId, string name, string artifact)
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
