using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.Model.Planning;

/// <summary>All that a plan is a function of, in a few characters: the same fingerprint is the same plan.</summary>
public static class PlanFingerprint
{
    /// <summary>The SHA-256 of a catalog and a stack's settings, in hex.</summary>
    public static string Of(ImageCatalog catalog, FactorySettings settings) => Convert.ToHexStringLower(SHA256.HashData(
        JsonSerializer.SerializeToUtf8Bytes(new(catalog.Images, settings), PlanInputsJson.Default.PlanInputs)));
}

/// <summary>A catalog and a stack's settings.</summary>
internal sealed record PlanInputs(IReadOnlyList<ImageSpec> Images, FactorySettings Settings);

/// <summary>How they become JSON.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(PlanInputs))]
[JsonSerializable(typeof(Distributor.ManagedImage), TypeInfoPropertyName = "ManagedImageDistributor")]
internal sealed partial class PlanInputsJson : JsonSerializerContext;
