using ImageInfra.Simulator.Arm;
using ImageInfra.Simulator.Foundations;
using ImageInfra.Simulator.Store;

namespace ImageInfra.Simulator.Providers.Compute;

/// <summary>Deletes parents without children. Azure still counts a child for some seconds after its deletion.</summary>
internal static class NestedResources
{
    private static readonly TimeSpan s_deletionDelay = TimeSpan.FromSeconds(15);

    /// <summary>Starts to delete an empty gallery or definition.</summary>
    public static ArmAnswer Delete(AzureState azure, ArmRequest request, ArmResource parent, string collection, TimeSpan takes)
    {
        CheckEmpty(azure, parent, collection);
        parent.ProvisioningState = "Deleting";
        azure.Store.Put(parent);
        return new(202) { Headers = azure.Operations.Delete(request, OperationKind.Compute, parent.Location!, parent.Id, takes) };
    }

    private static void CheckEmpty(AzureState azure, ArmResource parent, string collection)
    {
        if (azure.Store.In($"{parent.Id}/{collection}").FirstOrDefault() is { } child)
        {
            throw Refusal(child.Id);
        }

        if ((string?)parent.Hidden["childDeletedAt"] is { } time
            && azure.Now - SimulatorJson.Time(time) < s_deletionDelay)
        {
            throw Refusal($"{parent.Id}/{collection}/…");
        }
    }

    private static ArmFault Refusal(string child) => new(
        409,
        "CannotDeleteResource",
        $"Cannot delete resource while nested resources exist. Some existing nested resource IDs include: '{child}'. Please delete all nested resources before deleting this resource.");
}
