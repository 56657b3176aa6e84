using System.Net;
using ImageInfra.Simulator.Arm;
using Microsoft.AspNetCore.Http;

namespace ImageInfra.Simulator.Server;

/// <summary>
/// Allows only certain host names in requests. Through DNS rebinding a web page could otherwise become same-origin with the
/// simulator: its own name may resolve to this machine, but is not allowed here.
/// </summary>
/// <param name="listening">The address that the simulator listens on.</param>
internal sealed class HostRule(IPAddress listening)
{
    private const string Local = "localhost";

    private readonly bool _isEveryAddress = listening.Equals(IPAddress.Any) || listening.Equals(IPAddress.IPv6Any);

    /// <exception cref="ArmFault">The request names another host.</exception>
    public void Check(HostString host)
    {
        var name = host.Host.TrimEnd('.');
        if (!IsAllowed(name))
        {
            throw new ArmFault(421, "HostNotAllowed", $"The simulator answers to {Allowed()}, and not to '{name}': a web page of that name could use it otherwise. Call it by one of those.");
        }
    }

    private bool IsAllowed(string name) =>
        name.Equals(Local, StringComparison.OrdinalIgnoreCase)
        || name.EndsWith($".{Local}", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(name.Trim('[', ']'), out var address) && (IPAddress.IsLoopback(address) || address.Equals(listening) || _isEveryAddress));

    private string Allowed() => $"localhost, *.localhost, 127.0.0.1, [::1]{(_isEveryAddress ? " and IP addresses of this machine" : IPAddress.IsLoopback(listening) ? "" : $" and {listening}")}";
}
