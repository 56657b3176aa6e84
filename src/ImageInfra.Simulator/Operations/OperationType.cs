using ImageInfra.Simulator.Http;

namespace ImageInfra.Simulator.Operations;

/// <summary>The addresses that operations are followed at.</summary>
internal sealed class OperationType(SimulatedAzure azure, string name, IReadOnlyList<string> apiVersions) : ArmType(azure)
{
    public override string Name => name;

    public override IReadOnlyList<string> ApiVersions => apiVersions;

    public static IEnumerable<ArmType> All(SimulatedAzure azure) =>
    [
        new OperationType(azure, "Microsoft.VirtualMachineImages/locations/operations", KnownVersions.ImageBuilder),
        new OperationType(azure, "Microsoft.Compute/locations/capsOperations", KnownVersions.Galleries),
        new OperationType(azure, "subscriptions/operationresults", KnownVersions.Resources),
    ];

    public override ArmAnswer Get(ArmRequest request)
    {
        var operation = Azure.Store.Find(request.Path.Text)
            ?? throw new ArmFault(404, "OperationNotFound", $"There is no operation '{request.Path.Name}'.");
        var isStatus = OperationKind.Of(operation.Id) != OperationKind.Resources && !request.Query.ContainsKey("monitor");
        if (isStatus)
        {
            return new(200, operation.Body);
        }

        return (string?)operation.Body["status"] == "InProgress"
            ? new(202) { Headers = [("Location", $"{request.BaseAddress}{operation.Id}?api-version={request.ApiVersion}"), ("Retry-After", "15")] }
            : new(200);
    }
}
