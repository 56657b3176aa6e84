using System.Globalization;
using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.Operations;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.Compute;

/// <summary>A parent can't go before its children; and for a while after they went, Azure still counts them.</summary>
internal static class NestedResources
{
    private static readonly TimeSpan s_afterglow = TimeSpan.FromSeconds(15);

    /// <summary>Begins to delete a gallery or a definition that has nothing in it.</summary>
    public static ArmAnswer Delete(SimulatedAzure azure, ArmRequest request, string collection, TimeSpan takes)
    {
        if (azure.Store.Find(request.Path.Text) is not { } parent)
        {
            return new(204);
        }

        CheckGone(azure, parent, collection);
        parent.ProvisioningState = "Deleting";
        azure.Store.Put(parent);
        return new(202) { Headers = azure.Operations.Delete(request, OperationKind.Compute, parent.Location!, parent.Id, takes) };
    }

    private static void CheckGone(SimulatedAzure azure, ArmResource parent, string collection)
    {
        if (azure.Store.In($"{parent.Id}/{collection}").FirstOrDefault() is { } child)
        {
            throw Refusal(child.Id);
        }

        if ((string?)parent.Hidden["childDeletedAt"] is { } time
            && azure.Now - DateTimeOffset.Parse(time, CultureInfo.InvariantCulture) < s_afterglow)
        {
            throw Refusal($"{parent.Id}/{collection}/…");
        }
    }

    private static ArmFault Refusal(string child) => new(
        409,
        "CannotDeleteResource",
        $"Cannot delete resource while nested resources exist. Some existing nested resource IDs include: '{child}'. Please delete all nested resources before deleting this resource.");
}
