using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ImageInfra.Simulator;

/// <summary>GUIDs that are the same for the same name, or the same number: a simulation repeats.</summary>
internal static class DerivedGuid
{
    private const ulong Odd = 0x9E37_79B9_7F4A_7C15;

    public static Guid Of(string name) => Create(SHA256.HashData(Encoding.UTF8.GetBytes(name.ToLowerInvariant())).AsSpan(0, 16));

    /// <summary>For what comes often, and only has to differ: numbers multiplied by an odd one do.</summary>
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
