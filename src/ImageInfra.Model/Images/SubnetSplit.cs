using System.Net;

namespace ImageInfra.Model.Images;

/// <summary>The addresses of a network in halves: build VMs, and the containers that drive them.</summary>
public static class SubnetSplit
{
    /// <summary>The addresses of a network that a stack makes, where the settings name none.</summary>
    public const string DefaultAddressPrefix = "10.250.0.0/24";

    // Azure takes no subnet smaller than /29.
    private const int Smallest = 28;
    private const int Largest = 16;

    /// <summary>What is wrong with a prefix, or null.</summary>
    public static string? Check(string prefix) =>
        IPNetwork.TryParse(prefix, out var network)
        && network.BaseAddress.AddressFamily is System.Net.Sockets.AddressFamily.InterNetwork
        // An address inside the network parses too, as the network that it is in.
        && network.ToString() == prefix
        && network.PrefixLength is >= Largest and <= Smallest
            ? null
            : $"is not a network's addresses; expected IPv4 from /{Largest} to /{Smallest} that begin on their own boundary, such as {DefaultAddressPrefix}";

    /// <summary>The lower and the upper half of a prefix that is good.</summary>
    public static (string Build, string Containers) Halves(string prefix)
    {
        var network = IPNetwork.Parse(prefix);
        var length = network.PrefixLength + 1;
        var upper = network.BaseAddress.GetAddressBytes();
        upper[(length - 1) / 8] |= (byte)(0x80 >> ((length - 1) % 8));
        return ($"{network.BaseAddress}/{length}", $"{new IPAddress(upper)}/{length}");
    }
}
