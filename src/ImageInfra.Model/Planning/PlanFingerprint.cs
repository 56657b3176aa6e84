using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;

namespace ImageInfra.Model.Planning;

/// <summary>Identifies the inputs of a plan. Equal fingerprints mean equal plans.</summary>
public static class PlanFingerprint
{
    /// <summary>Returns the SHA-256 of a catalog and the settings of a stack, in hex.</summary>
    public static string Of(ImageCatalog catalog, FactorySettings settings) => Convert.ToHexStringLower(SHA256.HashData(
        JsonSerializer.SerializeToUtf8Bytes(new(catalog.Images, settings), PlanInputsJson.Default.PlanInputs)));
}

/// <summary>The inputs of a plan.</summary>
internal sealed record PlanInputs(IReadOnlyList<ImageSpec> Images, FactorySettings Settings);

/// <summary>The JSON serialization of the inputs.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(PlanInputs))]
[JsonSerializable(typeof(Distributor.ManagedImage), TypeInfoPropertyName = "ManagedImageDistributor")]
internal sealed partial class PlanInputsJson : JsonSerializerContext;
