namespace ImageInfra.Driver.Adoption;

/// <summary>A property whose value in Azure differs from the declared one.</summary>
/// <param name="Property">The property, such as <c>softDeletePolicy.isSoftDeleteEnabled</c>.</param>
/// <param name="InAzure">The value in Azure as text; null if it is not set.</param>
/// <param name="Declared">The value that the next update would set; null if it would remove the property.</param>
/// <param name="IsFixed">Whether Azure refuses to change the property, so that the resource cannot match the declaration.</param>
public sealed record PropertyDifference(string Property, string? InAzure, string? Declared, bool IsFixed);
