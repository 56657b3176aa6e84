using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ImageInfra.Simulator.Foundations;

/// <summary>GUIDs derived from a name or a number, so that every simulation has the same.</summary>
internal static class DerivedGuid
{
    private const ulong Odd = 0x9E37_79B9_7F4A_7C15;

    public static Guid Of(string name) => Create(SHA256.HashData(Encoding.UTF8.GetBytes(name.ToLowerInvariant())).AsSpan(0, 16));

    /// <summary>A faster derivation for GUIDs that only have to differ: multiplication by an odd number keeps numbers apart.</summary>
    public static Guid Of(long number)
    {
        var low = (ulong)number * Odd;
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, (low ^ (low >> 32)) * Odd);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], low);
        return Create(bytes);
    }

    private static Guid Create(Span<byte> bytes)
    {
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }
}
