namespace ImageInfra.Driver.Provenance;

/// <summary>One signature of an envelope.</summary>
/// <param name="KeyId">A hint to the key, which proves nothing.</param>
/// <param name="Signature">The signature.</param>
internal sealed record DsseSignature(string? KeyId, byte[] Signature);
