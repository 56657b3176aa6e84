using ImageInfra.Driver.Stacks;
using ImageInfra.Model.Settings;

namespace ImageInfra.Driver.Adoption;

/// <summary>A resource that a stack declares, that is in Azure, and that the stack does not have.</summary>
/// <param name="Item">What it is called in <c>imageinfra:adopt</c>.</param>
/// <param name="Resource">What is imported.</param>
/// <param name="Differences">What the next update would change of it; none where it would change nothing.</param>
public sealed record AdoptableResource(AdoptedResource Item, ImportedResource Resource, IReadOnlyList<PropertyDifference> Differences);
