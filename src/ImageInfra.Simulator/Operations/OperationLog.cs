using System.Globalization;
using System.Text.Json.Nodes;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.ImageBuilder;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.Operations;

/// <summary>Long-running operations: their addresses, how they stand, and what happens when they end.</summary>
internal sealed class OperationLog(SimulatedAzure azure, OperationStore operations)
{
    private const string Provisioned = "provisioned";
    private const string Deleted = "deleted";

    /// <summary>What happens when an operation ends that has nothing more to decide.</summary>
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

    /// <summary>An operation that ends by itself with the resource provisioned.</summary>
    public IReadOnlyList<(string, string)> Provision(ArmRequest request, OperationKind kind, string location, string target, TimeSpan takes) =>
        Begin(request, kind, location, target, takes, Provisioned);

    /// <summary>An operation that ends by itself with the resource gone, and everything below it.</summary>
    public IReadOnlyList<(string, string)> Delete(ArmRequest request, OperationKind kind, string location, string target, TimeSpan takes) =>
        Begin(request, kind, location, target, takes, Deleted);

    /// <summary>Begins an operation whose end is an event of that kind; answers the headers that say where to ask.</summary>
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
        azure.Timeline.Schedule(azure.Now + takes, endsWith, target, data, operation.Name);
        return kind.Headers(operation.Id, request);
    }

    /// <summary>The operation that a resource's event will end.</summary>
    public Operation Create(OperationKind kind, string location, string target)
    {
        var operation = new Operation(DerivedGuid.Of(++azure.Timeline.Sequence), kind.Address(ResourceId.SubscriptionOf(target), location), azure.Now);
        operations.Put(operation);
        return operation;
    }

    public Operation? Find(string id) =>
        Guid.TryParse(id.AsSpan(id.LastIndexOf('/') + 1), out var name) && operations.Find(name) is { } operation && ResourceId.Same(operation.Id, id) ? operation : null;

    /// <summary>Ends the operation of an event, well or with an error.</summary>
    public void End(DueEvent due, ArmFault? error = null) => End(due.Operation!.Value, error is null ? "Succeeded" : "Failed", error);

    public void End(Guid name, string status, ArmFault? error = null)
    {
        if (operations.Find(name) is { } operation)
        {
            operations.Put(operation with { Status = status, Ended = azure.Now, Code = error?.Code, Message = error?.Message });
        }
    }

    /// <summary>Removes a resource and everything below it, and what templates among that made elsewhere.</summary>
    public void Remove(string id)
    {
        foreach (var gone in azure.Store.Below(id).Append(id))
        {
            if (ResourceId.TypeOf(gone) == ImageTemplateType.TypeName && azure.Store.Find(gone) is { } template)
            {
                StagingGroup.Remove(azure, template);
            }

            azure.Store.Remove(gone);
        }

        RememberDeletion(id);
    }

    // Azure goes on counting a child for a while after it is gone.
    private void RememberDeletion(string id)
    {
        var parent = ResourceId.Up(id, 2);
        if (azure.Store.TryFind(parent, out var found))
        {
            found.Hidden["childDeletedAt"] = azure.Now.ToString("O", CultureInfo.InvariantCulture);
            azure.Store.Put(found);
        }
    }
}
