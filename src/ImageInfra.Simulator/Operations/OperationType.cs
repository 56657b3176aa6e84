using System.Text.Json.Nodes;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.Operations;

/// <summary>The addresses that operations are followed at. Whoever knows one may ask.</summary>
internal sealed class OperationType(SimulatedAzure azure, OperationKind kind, Evidence evidence, IReadOnlyList<string> apiVersions) : ArmType(azure)
{
    public override string Name => kind.Type;

    public override IReadOnlyList<string> ApiVersions => apiVersions;

    public override IReadOnlyList<ArmOperation> Operations => [new("GET", null, evidence, Follow)];

    public static IEnumerable<ArmType> All(SimulatedAzure azure) =>
    [
        new OperationType(azure, OperationKind.ImageBuilder, Evidence.Recorded, KnownVersions.ImageBuilder),
        new OperationType(azure, OperationKind.Compute, Evidence.Recorded, KnownVersions.Galleries),
        new OperationType(azure, OperationKind.ComputeDisks, Evidence.Published, KnownVersions.Compute),
        new OperationType(azure, OperationKind.Network, Evidence.Published, KnownVersions.Network),
        new OperationType(azure, OperationKind.Resources, Evidence.Published, KnownVersions.Resources),
    ];

    private ArmAnswer Follow(ArmRequest request)
    {
        var operation = Azure.Operations.Find(request.Path.Text)
            ?? throw new ArmFault(404, "OperationNotFound", $"There is no operation '{request.Path.Name}'.");
        var isStatus = kind != OperationKind.Resources && !request.Query.ContainsKey("monitor");
        if (isStatus)
        {
            return ArmAnswer.Of(200, kind.Describe(operation));
        }

        return operation.Status switch
        {
            Operation.InProgress => new(202) { Headers = [("Location", request.BaseAddress + operation.Id + $"?{(kind == OperationKind.Resources ? "" : "monitor=true&")}api-version={request.ApiVersion}"), ("Retry-After", "15")] },
            "Failed" => ArmAnswer.Of(409, new JsonObject { ["error"] = OperationKind.Error(operation) }),
            _ => new(200),
        };
    }
}
