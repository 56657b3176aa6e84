using System.Text.Json;

namespace ImageInfra.AzureNativeGenerator;

/// <summary>A property of a resource, an object type or a function.</summary>
/// <param name="Name">The name in the schema and in requests.</param>
/// <param name="Type">The type.</param>
/// <param name="IsRequired">Whether a value is always present.</param>
/// <param name="IsSecret">Whether the engine encrypts the value.</param>
/// <param name="Default">The default value, or null.</param>
public sealed record SchemaProperty(string Name, SchemaType Type, bool IsRequired, bool IsSecret, JsonElement? Default);
