using System.Text.Json.Serialization;

namespace ImageInfra.Driver.Pins;

/// <summary>The pinned version of a base, in a store.</summary>
/// <param name="Stack">The stack.</param>
/// <param name="Image">The base.</param>
/// <param name="Version">The version that chained images start from.</param>
/// <param name="PinnedAt">The time of the pin, by Azure's clock.</param>
internal sealed record BasePin(string Stack, string Image, string Version, DateTimeOffset PinnedAt);

/// <summary>The JSON format of stored pins. Its names are stable.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(BasePin))]
internal sealed partial class BasePinJson : JsonSerializerContext;
