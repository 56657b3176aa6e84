using System.Text.Json;

namespace ImageInfra.AzureNativeGenerator;

/// <summary>A property of a resource, an object type or a function.</summary>
/// <param name="Name">Its name in the schema and on the wire.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsRequired">Whether a value is always present.</param>
/// <param name="IsSecret">Whether the engine encrypts its value.</param>
/// <param name="Default">The value that a program gets when it sets none; null when there is none.</param>
public sealed record SchemaProperty(string Name, SchemaType Type, bool IsRequired, bool IsSecret, JsonElement? Default);
