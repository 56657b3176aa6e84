using System.Globalization;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.Operations;

/// <summary>The manners of one provider's long-running operations; no two are alike.</summary>
internal sealed record OperationKind(string Provider, string Collection)
{
    /// <summary>Image Builder: upper-case names, times with Z, a Location as well except on a PUT, no Retry-After.</summary>
    public static OperationKind ImageBuilder { get; } = new("Microsoft.VirtualMachineImages", "operations") { HasUpperCaseName = true };

    /// <summary>Galleries: lower-case names, times with an offset, a Location on a DELETE.</summary>
    public static OperationKind Compute { get; } = new("Microsoft.Compute", "capsOperations");

    /// <summary>Managed images.</summary>
    public static OperationKind ComputeDisks { get; } = new("Microsoft.Compute", "operations");

    /// <summary>Networks.</summary>
    public static OperationKind Network { get; } = new("Microsoft.Network", "operations");

    /// <summary>Resource groups: a Location alone.</summary>
    public static OperationKind Resources { get; } = new("", "operationresults");

    public bool HasUpperCaseName { get; private init; }

    public static IReadOnlyList<OperationKind> All { get; } = [ImageBuilder, Compute, ComputeDisks, Network, Resources];

    /// <summary>The kind of an operation's address.</summary>
    public static OperationKind Of(string id) => All.First(k => ResourceId.Same(k.Type, ResourceId.TypeOf(id)));

    /// <summary>The resource type of the addresses.</summary>
    public string Type => Provider.Length == 0 ? $"subscriptions/{Collection}" : $"{Provider}/locations/{Collection}";

    public string Id(string subscriptionId, string location, string guid) => Provider.Length == 0
        ? $"/subscriptions/{subscriptionId}/{Collection}/{guid}"
        : $"/subscriptions/{subscriptionId}/providers/{Provider}/locations/{location}/{Collection}/{guid}";

    public string Time(DateTimeOffset time) => HasUpperCaseName
        ? time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)
        : time.ToString("O", CultureInfo.InvariantCulture);

    public IReadOnlyList<(string, string)> Headers(string address, ArmRequest request)
    {
        var status = $"{address}?api-version={request.ApiVersion}";
        if (this == Resources)
        {
            return [("Location", status), ("Retry-After", "15")];
        }

        var location = this != ImageBuilder ? $"{address}?monitor=true&api-version={request.ApiVersion}" : status;
        return request.Method == "PUT"
            ? [("Azure-AsyncOperation", status)]
            : [("Azure-AsyncOperation", status), ("Location", location)];
    }
}
