using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Arm;

/// <summary>The format of long-running operations, which differs by provider.</summary>
internal sealed record OperationKind(string Provider, string Collection)
{
    /// <summary>Image Builder: upper-case names, times with Z, a Location header except for PUT, no Retry-After.</summary>
    public static OperationKind ImageBuilder { get; } = new("Microsoft.VirtualMachineImages", "operations") { HasUpperCaseName = true };

    /// <summary>Galleries: lower-case names, times with an offset, a Location header for DELETE.</summary>
    public static OperationKind Compute { get; } = new("Microsoft.Compute", "capsOperations");

    /// <summary>Managed images.</summary>
    public static OperationKind ComputeDisks { get; } = new("Microsoft.Compute", "operations");

    /// <summary>Networks.</summary>
    public static OperationKind Network { get; } = new("Microsoft.Network", "operations");

    /// <summary>Resource groups: only a Location header.</summary>
    public static OperationKind Resources { get; } = new("", "operationresults");

    public bool HasUpperCaseName { get; private init; }

    public static IReadOnlyList<OperationKind> All { get; } = [ImageBuilder, Compute, ComputeDisks, Network, Resources];

    /// <summary>The resource type of operations.</summary>
    public string Type => Provider.Length == 0 ? $"subscriptions/{Collection}" : $"{Provider}/locations/{Collection}";

    /// <summary>Returns the start of operation ids.</summary>
    public string Address(string subscriptionId, string location) => Provider.Length == 0
        ? $"/subscriptions/{subscriptionId}/{Collection}"
        : $"/subscriptions/{subscriptionId}/providers/{Provider}/locations/{location}/{Collection}";

    /// <summary>Returns the body of an operation.</summary>
    public JsonObject Describe(Operation operation)
    {
        var name = operation.Name.ToString();
        var shown = new JsonObject
        {
            ["name"] = HasUpperCaseName ? name.ToUpperInvariant() : name,
            ["status"] = operation.Status,
            ["startTime"] = Time(operation.Started),
        };
        if (operation.Ended is { } ended)
        {
            shown["endTime"] = Time(ended);
        }

        if (operation.Code is not null)
        {
            shown["error"] = Error(operation);
        }

        return shown;
    }

    public static JsonObject Error(Operation operation) => new() { ["code"] = operation.Code, ["message"] = operation.Message };

    private string Time(DateTimeOffset time) => HasUpperCaseName
        ? time.UtcDateTime.ToString("O")
        : time.ToString("O");

    /// <summary>Returns the headers with the address of an operation.</summary>
    public IReadOnlyList<(string, string)> Headers(string id, ArmRequest request)
    {
        var status = $"{request.BaseAddress}{id}?api-version={request.ApiVersion}";
        if (this == Resources)
        {
            return [("Location", status), ("Retry-After", "15")];
        }

        if (request.Method == "PUT")
        {
            return [("Azure-AsyncOperation", status)];
        }

        var location = this != ImageBuilder ? $"{request.BaseAddress}{id}?monitor=true&api-version={request.ApiVersion}" : status;
        return [("Azure-AsyncOperation", status), ("Location", location)];
    }
}
