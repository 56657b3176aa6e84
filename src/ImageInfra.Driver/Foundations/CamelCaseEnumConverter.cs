using System.Text.Json;
using System.Text.Json.Serialization;

namespace ImageInfra.Driver.Foundations;

/// <summary>Writes enumeration values as names in camel case, as all JSON for programs does.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
public sealed class CamelCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
