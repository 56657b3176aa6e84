namespace ImageInfra.Model.Images;

/// <summary>A UEFI key.</summary>
/// <param name="Type">sha256 or x509.</param>
/// <param name="Value">The key or keys, in base64.</param>
public sealed record UefiKey(string Type, IReadOnlyList<string> Value);
