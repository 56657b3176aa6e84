using System.Text.Json.Serialization.Metadata;

namespace ImageInfra.Driver.Store;

/// <summary>The mapping between values of one type and documents.</summary>
/// <param name="Collection">The collection.</param>
/// <param name="Form">The version of the JSON format. A program reads its own version and earlier ones.</param>
/// <param name="Json">The JSON serialization.</param>
/// <param name="Index">Returns the indexed properties of a value.</param>
internal sealed record DocumentKind<T>(string Collection, int Form, JsonTypeInfo<T> Json, Func<T, DocumentIndex> Index)
{
    /// <summary>Returns the error in a readable but invalid value; null if it is valid. Default: null.</summary>
    public Func<T, string?> Problem { get; init; } = _ => null;
}
