using System.Text.Json.Serialization.Metadata;

namespace ImageInfra.Driver.Store;

/// <summary>How values of a type are documents.</summary>
/// <param name="Collection">Their collection.</param>
/// <param name="Form">The version of their form. A program reads its own and earlier ones.</param>
/// <param name="Json">How they are JSON.</param>
/// <param name="Index">What one is found by.</param>
internal sealed record DocumentKind<T>(string Collection, int Form, JsonTypeInfo<T> Json, Func<T, DocumentIndex> Index)
{
    /// <summary>What is wrong with a value that could be read, or null. Default: nothing.</summary>
    public Func<T, string?> Problem { get; init; } = _ => null;
}
