using System.Net;

namespace ImageInfra.Simulator.Foundations;

/// <summary>The options of a simulated Azure.</summary>
public sealed record SimulatorOptions
{
    /// <summary>Optional. The folder for resources, operations, keys and the clock. Default: none; the state is in memory.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>Optional. The seconds on the simulated clock in one real second. Default: 900.</summary>
    public double Speed { get; init; } = 900;

    /// <summary>Optional. The address to listen on. Default: the loopback address, which other machines cannot reach.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Optional. The port; 0 takes a free one. Default: 0.</summary>
    public int Port { get; init; }

    /// <summary>Optional. Whether to use HTTPS, with a development certificate that needs a data folder. Default: plain HTTP.</summary>
    public bool UsesTls { get; init; }

    /// <summary>Optional. The subscriptions; clients with one subscription use the first.</summary>
    public IReadOnlyList<string> Subscriptions { get; init; } =
        ["5a1b0000-0000-4000-8000-000000000001", "5a1b0000-0000-4000-8000-000000000003"];

    /// <summary>Optional. The tenant of the subscriptions.</summary>
    public string TenantId { get; init; } = "5a1b0000-0000-4000-8000-000000000002";

    /// <summary>Optional. The time after which a role assignment takes effect; in Azure up to 10 minutes. Default: none.</summary>
    public TimeSpan RoleAssignmentDelay { get; init; }

    /// <summary>Optional. Whether clients wait in real time and not by the simulated clock. Default: no.</summary>
    public bool HasRealTimeClients { get; init; }

    /// <summary>Optional. Whether to apply ARM's request limits. Default: no.</summary>
    public bool Throttles { get; init; }

    /// <summary>Optional. Called after every request.</summary>
    public Action<SimulatedRequest>? OnRequest { get; init; }
}

/// <summary>A request that was answered.</summary>
/// <param name="Time">The time on the simulated clock.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, without the query.</param>
/// <param name="Status">The HTTP status of the answer; 0 if the connection was closed.</param>
public sealed record SimulatedRequest(DateTimeOffset Time, string Method, string Path, int Status);

/// <summary>The simulator cannot start or save its data. The message tells why and what to do.</summary>
public sealed class SimulatorException(string message, Exception? inner = null) : Exception(message, inner);
