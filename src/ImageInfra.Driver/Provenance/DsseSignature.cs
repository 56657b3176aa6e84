namespace ImageInfra.Driver.Provenance;

/// <summary>One signature of an envelope.</summary>
/// <param name="KeyId">Which key, as a hint: nothing proves it.</param>
/// <param name="Signature">The signature.</param>
internal sealed record DsseSignature(string? KeyId, byte[] Signature);
