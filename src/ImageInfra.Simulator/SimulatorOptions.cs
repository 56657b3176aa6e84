using System.Net;

namespace ImageInfra.Simulator;

/// <summary>How a simulated Azure is set up.</summary>
public sealed record SimulatorOptions
{
    /// <summary>Optional. The folder that resources, operations, keys and the clock are kept in. Default: nowhere.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>Optional. Seconds on the simulated clock for one real second. Default: 900.</summary>
    public double Speed { get; init; } = 900;

    /// <summary>Optional. The address to listen on. Default: the loopback address, which no other machine reaches.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Optional. The port; 0 is any free one. Default: 0.</summary>
    public int Port { get; init; }

    /// <summary>Optional. HTTPS with a development certificate, which needs a data folder. Default: plain HTTP.</summary>
    public bool UsesTls { get; init; }

    /// <summary>Optional. The subscriptions; the first is where single-subscription users work.</summary>
    public IReadOnlyList<string> Subscriptions { get; init; } =
        ["5a1b0000-0000-4000-8000-000000000001", "5a1b0000-0000-4000-8000-000000000003"];

    /// <summary>Optional. Their tenant.</summary>
    public string TenantId { get; init; } = "5a1b0000-0000-4000-8000-000000000002";

    /// <summary>Optional. How long a role assignment takes to act; in Azure up to 10 minutes. Default: nothing.</summary>
    public TimeSpan RoleAssignmentDelay { get; init; }

    /// <summary>Optional. Whether clients wait by the real clock, not by <see cref="SimulatorHost.Clock"/>: waits and limits are then real. Default: no.</summary>
    public bool HasRealTimeClients { get; init; }

    /// <summary>Optional. Whether requests are limited as ARM limits them. Default: no.</summary>
    public bool Throttles { get; init; }

    /// <summary>Optional. Called after every request.</summary>
    public Action<SimulatedRequest>? OnRequest { get; init; }
}
