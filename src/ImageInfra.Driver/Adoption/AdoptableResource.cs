using ImageInfra.Driver.Stacks;
using ImageInfra.Model.Settings;

namespace ImageInfra.Driver.Adoption;

/// <summary>A declared resource that exists in Azure but is not in the stack.</summary>
/// <param name="Item">The entry for <c>imageinfra:adopt</c>.</param>
/// <param name="Resource">The resource to import.</param>
/// <param name="Differences">The changes that the next update would make; empty if there are none.</param>
public sealed record AdoptableResource(AdoptedResource Item, ImportedResource Resource, IReadOnlyList<PropertyDifference> Differences);
