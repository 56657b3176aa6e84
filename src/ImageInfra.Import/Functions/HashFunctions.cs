using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using ImageInfra.Import.Values;
using static ImageInfra.Import.Functions.ArmFunctionDefinitions;

namespace ImageInfra.Import.Functions;

/// <summary><c>guid</c> and <c>uniqueString</c>: hashes of the arguments, joined by hyphens. Bicep's snapshots give the same values.</summary>
internal static class HashFunctions
{
    private const string Digits = "abcdefghijklmnopqrstuvwxyz234567";
    private const int Length = 13;

    private static readonly Guid s_space = new("11fb06fb-712d-4ddd-98c7-e71bbd588830");

    public static IReadOnlyList<KeyValuePair<string, ArmFunction>> All { get; } =
    [
        Of("guid", GuidOf),
        Of("uniqueString", UniqueString),
    ];

    private static KeyValuePair<string, ArmFunction> Of(string name, Func<byte[], string> hash) => Known(name, (a, place) => a.Count > 0 && a.All(x => x is ArmNode.Text)
        ? new ArmNode.Text(place, hash(Encoding.UTF8.GetBytes(string.Join('-', a.Cast<ArmNode.Text>().Select(t => t.Value)))))
        : null);

    // Version 5 of RFC 9562.
    private static string GuidOf(byte[] name)
    {
#pragma warning disable CA5350 // The algorithm of ARM; not for security.
        var hash = SHA1.HashData([.. s_space.ToByteArray(bigEndian: true), .. name]);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString();
    }

    private static string UniqueString(byte[] name)
    {
        var value = Murmur(name);
        return string.Create(Length, value, (text, left) =>
        {
            for (var i = 0; i < text.Length; i++, left <<= 5)
            {
                text[i] = Digits[(int)(left >> 59)];
            }
        });
    }

    // MurmurHash3 for 32-bit machines, reduced to 64 bits.
    private static ulong Murmur(ReadOnlySpan<byte> data)
    {
        uint a = 0, b = 0;
        var at = 0;
        for (; at + 7 < data.Length; at += 8)
        {
            a = (BitOperations.RotateLeft(a ^ First(BinaryPrimitives.ReadUInt32LittleEndian(data[at..])), 19) + b) * 5 + 0x561ccd1b;
            b = (BitOperations.RotateLeft(b ^ Second(BinaryPrimitives.ReadUInt32LittleEndian(data[(at + 4)..])), 13) + a) * 5 + 0x0bcaa747;
        }

        Span<byte> rest = stackalloc byte[8];
        data[at..].CopyTo(rest);
        a ^= First(BinaryPrimitives.ReadUInt32LittleEndian(rest)) ^ (uint)data.Length;
        b ^= Second(BinaryPrimitives.ReadUInt32LittleEndian(rest[4..])) ^ (uint)data.Length;
        a += b;
        b += a;
        a = Mix(a);
        b = Mix(b);
        a += b;
        b += a;
        return ((ulong)b << 32) | a;
    }

    private static uint First(uint k) => BitOperations.RotateLeft(k * 0x239b961b, 15) * 0xab0e9789;

    private static uint Second(uint k) => BitOperations.RotateLeft(k * 0xab0e9789, 17) * 0x239b961b;

    private static uint Mix(uint h)
    {
        h = (h ^ (h >> 16)) * 0x85ebca6b;
        h = (h ^ (h >> 13)) * 0xc2b2ae35;
        return h ^ (h >> 16);
    }
}
