using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Arm;

/// <summary>The status of operations. Reading it needs no permission.</summary>
internal sealed class OperationType(AzureState azure, OperationKind kind, BehaviorSource source, IReadOnlyList<string> apiVersions) : ArmType(azure, kind.Type, apiVersions)
{
    public override IReadOnlyList<ArmOperation> Operations => [new("GET", null, source, Follow)];

    public static IEnumerable<ArmType> All(AzureState azure) =>
    [
        new OperationType(azure, OperationKind.ImageBuilder, BehaviorSource.Recorded, KnownVersions.ImageBuilder),
        new OperationType(azure, OperationKind.Compute, BehaviorSource.Recorded, KnownVersions.Galleries),
        new OperationType(azure, OperationKind.ComputeDisks, BehaviorSource.Published, KnownVersions.Compute),
        new OperationType(azure, OperationKind.Network, BehaviorSource.Published, KnownVersions.Network),
        new OperationType(azure, OperationKind.Resources, BehaviorSource.Published, KnownVersions.Resources),
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
