using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Arm;

/// <summary>Starts and ends long-running operations.</summary>
internal sealed class OperationLog(AzureState azure, OperationStore operations)
{
    private const string Provisioned = "provisioned";
    private const string Deleted = "deleted";

    /// <summary>The handlers of events that end operations of any type.</summary>
    public IReadOnlyDictionary<string, Action<DueEvent>> Events => new Dictionary<string, Action<DueEvent>>
    {
        [Provisioned] = due =>
        {
            if (azure.Store.TryFind(due.Target, out var resource) && resource.ProvisioningState != "Deleting")
            {
                resource.ProvisioningState = "Succeeded";
                azure.Store.Put(resource);
            }

            End(due);
        },
        [Deleted] = due =>
        {
            Remove(due.Target);
            End(due);
        },
    };

    /// <summary>Starts an operation that ends when the resource is provisioned.</summary>
    public IReadOnlyList<(string, string)> Provision(ArmRequest request, OperationKind kind, string location, string target, TimeSpan takes) =>
        Begin(request, kind, location, target, takes, Provisioned);

    /// <summary>Starts an operation that ends when the resource and all nested resources are deleted.</summary>
    public IReadOnlyList<(string, string)> Delete(ArmRequest request, OperationKind kind, string location, string target, TimeSpan takes) =>
        Begin(request, kind, location, target, takes, Deleted);

    /// <summary>Starts an operation that ends with an event. Returns the headers with its address.</summary>
    public IReadOnlyList<(string, string)> Begin(
        ArmRequest request,
        OperationKind kind,
        string location,
        string target,
        TimeSpan takes,
        string endsWith,
        JsonObject? data = null)
    {
        var operation = Create(kind, location, target);
        azure.Timeline.Schedule(azure.Now + takes, endsWith, target, data, operation.Number);
        return kind.Headers(operation.Id, request);
    }

    /// <summary>Creates an operation.</summary>
    public Operation Create(OperationKind kind, string location, string target)
    {
        var operation = new Operation(++azure.Timeline.Sequence, kind.Address(ResourceId.SubscriptionOf(target), location), azure.Now);
        operations.Put(operation);
        return operation;
    }

    public Operation? Find(string id) =>
        Guid.TryParse(id.AsSpan(id.LastIndexOf('/') + 1), out var name) && operations.Find(name) is { } operation && ResourceId.Same(operation.Id, id) ? operation : null;

    /// <summary>Ends the operation of an event, with success or with an error.</summary>
    public void End(DueEvent due, ArmFault? error = null) => End(due.Operation!.Value, error is null ? "Succeeded" : "Failed", error);

    public void End(long number, string status, ArmFault? error = null)
    {
        if (operations.Find(DerivedGuid.Of(number)) is { } operation)
        {
            operations.Put(operation with { Status = status, Ended = azure.Now, Code = error?.Code, Message = error?.Message });
        }
    }

    /// <summary>Removes a resource and all nested resources.</summary>
    public void Remove(string id)
    {
        foreach (var removed in azure.Store.Below(id).Append(id))
        {
            azure.TypeOf(removed)?.OnRemoving(removed);
            azure.Store.Remove(removed);
        }

        // Azure still counts a child for some time after its deletion.
        if (azure.Store.TryFind(ResourceId.Up(id, 2), out var parent))
        {
            parent.Hidden["childDeletedAt"] = azure.Now.ToString("O");
            azure.Store.Put(parent);
        }
    }
}
