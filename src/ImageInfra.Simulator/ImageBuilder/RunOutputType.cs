using System.Text.Json.Nodes;
using ImageInfra.Simulator.Http;

namespace ImageInfra.Simulator.ImageBuilder;

/// <summary>What the last successful run of a template made.</summary>
internal sealed class RunOutputType(SimulatedAzure azure) : ArmType(azure)
{
    public const string TypeName = ImageTemplateType.TypeName + "/runOutputs";

    public override string Name => TypeName;

    public override IReadOnlyList<string> ApiVersions => KnownVersions.ImageBuilder;

    public override IReadOnlyList<ArmOperation> Operations => [Get(Evidence.Recorded), List(Evidence.Recorded)];

    /// <summary>Writes down what a distributor made, over what it made before.</summary>
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
