using ImageInfra.Simulator.Http;
using ImageInfra.Simulator.State;

namespace ImageInfra.Simulator.Network;

/// <summary>What a resource of a network refers to.</summary>
internal static class NetworkReference
{
    /// <summary>The resource, which must be there, in the region of the one that refers to it.</summary>
    public static ArmResource Require(SimulatedAzure azure, string id, string referrer, string location) =>
        azure.Store.Find(id) is { } found && string.Equals(found.Location, location, StringComparison.OrdinalIgnoreCase)
            ? found
            : throw new ArmFault(400, "InvalidResourceReference", $"Resource {id} referenced by resource {referrer} was not found. Please make sure that the referenced resource exists, and that both resources are in the same region.");
}
