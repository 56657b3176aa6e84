using System.Security.Cryptography;
using System.Text;

namespace ImageInfra.Model.Images;

/// <summary>Deterministic GUIDs (UUID version 5, RFC 9562). A repeated deployment gets the same GUIDs.</summary>
public static class DeterministicGuid
{
    private static readonly Guid s_namespace = new("6f1d3a52-9d0e-5c4b-8a57-2b7c3f0e4d19");

    /// <summary>Derives a GUID from the parts. The parts ignore case, as ARM ids do.</summary>
    public static Guid Create(params ReadOnlySpan<string> parts)
    {
        var name = Encoding.UTF8.GetBytes(string.Join('\n', parts!).ToLowerInvariant());
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // RFC 9562 defines version 5 by SHA-1; nothing secret depends on it
        SHA1.HashData([.. s_namespace.ToByteArray(bigEndian: true), .. name], hash);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new(hash[..16], bigEndian: true);
    }
}
