using System.Text.Json.Nodes;
using ImageInfra.Simulator.Http;

namespace ImageInfra.Simulator.ImageBuilder;

/// <summary>The list of what can be done with Image Builder's resources, which roles are made of.</summary>
internal sealed class ImageBuilderOperationsType(SimulatedAzure azure) : ArmType(azure)
{
    private const string Provider = "Microsoft.VirtualMachineImages";

    public override string Name => Provider + "/operations";

    public override IReadOnlyList<string> ApiVersions => KnownVersions.ImageBuilder;

    public override IReadOnlyList<ArmOperation> Operations => [new("LIST", null, Evidence.Published, _ => ArmAnswer.List(Azure.Types
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
