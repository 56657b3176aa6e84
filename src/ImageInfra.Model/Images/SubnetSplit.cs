using System.Net;

namespace ImageInfra.Model.Images;

/// <summary>Splits a network into two subnets: one for build VMs, one for the containers that control them.</summary>
public static class SubnetSplit
{
    /// <summary>The default address prefix of a network that the stack creates.</summary>
    public const string DefaultAddressPrefix = "10.250.0.0/24";

    // Azure's smallest subnet is /29.
    private const int Smallest = 28;
    private const int Largest = 16;

    /// <summary>Returns the problem with an address prefix, or null if it is valid.</summary>
    public static string? Check(string prefix) =>
        IPNetwork.TryParse(prefix, out var network)
        && network.BaseAddress.AddressFamily is System.Net.Sockets.AddressFamily.InterNetwork
        // IPNetwork also parses an address inside the network, and then normalizes it.
        && network.ToString() == prefix
        && network.PrefixLength is >= Largest and <= Smallest
            ? null
            : $"is not an address prefix; expected IPv4 from /{Largest} to /{Smallest} without host bits, such as {DefaultAddressPrefix}";

    /// <summary>Returns the lower and the upper half of a valid prefix.</summary>
    public static (string Build, string Containers) Halves(string prefix)
    {
        var network = IPNetwork.Parse(prefix);
        var length = network.PrefixLength + 1;
        var upper = network.BaseAddress.GetAddressBytes();
        upper[(length - 1) / 8] |= (byte)(0x80 >> ((length - 1) % 8));
        return ($"{network.BaseAddress}/{length}", $"{new IPAddress(upper)}/{length}");
    }
}
