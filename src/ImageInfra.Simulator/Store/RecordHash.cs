using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ImageInfra.Simulator.Store;

/// <summary>The checksum that a record is saved with, so that a record which changed on the disk is noticed.</summary>
internal static class RecordHash
{
    /// <summary>The checksum of the values of a record: texts, numbers, bytes and null.</summary>
    public static long Of(ReadOnlySpan<object?> values)
    {
        var content = new ArrayBufferWriter<byte>(1024);
        foreach (var value in values)
        {
            var bytes = Bytes(value);
            BinaryPrimitives.WriteInt32LittleEndian(content.GetSpan(sizeof(int)), bytes?.Length ?? -1);
            content.Advance(sizeof(int));
            content.Write(bytes);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content.WrittenSpan, hash);
        return BinaryPrimitives.ReadInt64LittleEndian(hash);
    }

    private static byte[]? Bytes(object? value) => value switch
    {
        null or DBNull => null,
        byte[] bytes => bytes,
        string text => Encoding.UTF8.GetBytes(text),
        _ => BitConverter.GetBytes(Convert.ToInt64(value, null)),
    };
}
