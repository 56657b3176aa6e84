namespace ImageInfra.Driver.Adoption;

/// <summary>A property of a resource that is otherwise in Azure than the stack declares it.</summary>
/// <param name="Property">The property, such as <c>softDeletePolicy.isSoftDeleteEnabled</c>.</param>
/// <param name="InAzure">Its value in Azure as text; null if there is none.</param>
/// <param name="Declared">The value that the next update would give it; null if it would take it away.</param>
/// <param name="IsFixed">Whether Azure refuses to change it, so that the resource can't become what is declared.</param>
public sealed record PropertyDifference(string Property, string? InAzure, string? Declared, bool IsFixed);
