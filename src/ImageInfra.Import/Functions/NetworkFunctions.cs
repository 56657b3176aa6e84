using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Numerics;
using ImageInfra.Import.Values;
using static ImageInfra.Import.Functions.ArmFunctionDefinitions;

namespace ImageInfra.Import.Functions;

/// <summary>Functions of address ranges.</summary>
internal static class NetworkFunctions
{
    public static IReadOnlyList<KeyValuePair<string, ArmFunction>> All { get; } =
    [
        Known("parseCidr", (a, place) => a is [ArmNode.Text text] ? Describe(Parse(text.Value), place) : null),
        Known("cidrSubnet", (a, place) => a is [ArmNode.Text text, ArmNode.Number { Value: >= 0 and <= 128 and var length }, ArmNode.Number { Value: >= 0 and var index }]
            ? Subnet(Parse(text.Value), (int)length, new BigInteger(index), place)
            : null),
        Known("cidrHost", (a, place) => a is [ArmNode.Text text, ArmNode.Number { Value: >= 0 and var index }] ? Host(Parse(text.Value), new BigInteger(index), place) : null),
    ];

    private static Range Parse(string text)
    {
        var parts = text.Split('/');
        if (parts.Length != 2 || !IPAddress.TryParse(parts[0], out var address) || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            throw new FormatException();
        }

        var bits = address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
        if (length > bits)
        {
            throw new FormatException();
        }

        var value = new BigInteger(address.GetAddressBytes(), isUnsigned: true, isBigEndian: true);
        var size = BigInteger.One << (bits - length);
        return new(value - (value % size), size, length, bits);
    }

    private static ArmNode.Text? Subnet(Range range, int length, BigInteger index, ArmPlace place)
    {
        if (length < range.Length || length > range.Bits || index >= BigInteger.One << (length - range.Length))
        {
            return null;
        }

        return new(place, $"{Address(range.First + (index << (range.Bits - length)), range.Bits)}/{length}");
    }

    // The first usable address has the index 0.
    private static ArmNode.Text? Host(Range range, BigInteger index, ArmPlace place)
    {
        var host = range.First + index + 1;
        var last = range.First + range.Size - (range.Bits == 32 ? 2 : 1);
        return host > last ? null : new(place, Address(host, range.Bits));
    }

    private static ArmNode.Map Describe(Range range, ArmPlace place)
    {
        ArmNode Text(BigInteger address) => new ArmNode.Text(place, Address(address, range.Bits));
        var isVersion4 = range.Bits == 32;
        var last = range.First + range.Size - 1;
        var hasHosts = isVersion4 && range.Size > 2;
        var all = (BigInteger.One << range.Bits) - 1;
        List<KeyValuePair<string, ArmNode>> properties =
        [
            new("network", Text(range.First)),
            new("netmask", Text(all - (range.Size - 1))),
            new("firstUsable", Text(hasHosts ? range.First + 1 : range.First)),
            new("lastUsable", Text(hasHosts ? last - 1 : isVersion4 ? range.First : last)),
            new("cidr", new ArmNode.Number(place, range.Length)),
        ];
        if (isVersion4)
        {
            properties.Insert(2, new("broadcast", Text(last)));
        }

        return new(place, properties);
    }

    private static string Address(BigInteger value, int bits)
    {
        var bytes = value.ToByteArray(isUnsigned: true, isBigEndian: true);
        return new IPAddress([.. new byte[(bits / 8) - bytes.Length], .. bytes]).ToString();
    }

    private sealed record Range(BigInteger First, BigInteger Size, int Length, int Bits);
}
