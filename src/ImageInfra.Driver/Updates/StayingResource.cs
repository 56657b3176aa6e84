using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Updates;

/// <summary>A resource that is no longer declared but stays in Azure.</summary>
/// <param name="Resource">The resource.</param>
/// <param name="Why">The reason why it stays, for people.</param>
internal sealed record StayingResource(StackResource Resource, string Why)
{
    /// <summary>Whether a removal or an event concerns this resource.</summary>
    public bool Is(string type, string name) => Resource.Type == type && Resource.Name == name;

    /// <summary>The definition of a retired image with versions.</summary>
    public static StayingResource Retired(StackResource definition, IReadOnlyList<PublishedVersion> versions) => new(
        definition,
        $"'{definition.Name}' was removed from the catalog and is retired: its image definition and {(versions.Count == 1 ? "its version stay" : $"its {versions.Count} versions stay")} in the gallery");

    /// <summary>A resource group that no longer belongs to the stack.</summary>
    public static StayingResource Group(StackResource group) => new(
        group,
        $"resource group '{ArmNames.Last(group.Id)}' stays, because with imageinfra:useExistingResourceGroup it does not belong to the stack");
}
