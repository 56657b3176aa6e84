using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ImageInfra.Simulator.Foundations;

/// <summary>GUIDs derived from a name or a number, so that all simulations use the same ones.</summary>
internal static class DerivedGuid
{
    public static Guid Of(long number) => Of(number.ToString(CultureInfo.InvariantCulture));

    public static Guid Of(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(name.ToLowerInvariant())).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }
}
