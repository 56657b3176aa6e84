using System.Text.Json.Nodes;
using ImageInfra.Simulator.Arm;

namespace ImageInfra.Simulator.Providers.ImageBuilder;

/// <summary>The list of Image Builder's actions, for role definitions.</summary>
internal sealed class ImageBuilderOperationsType(SimulatedAzure azure) : ArmType(azure, Provider + "/operations", KnownVersions.ImageBuilder)
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
