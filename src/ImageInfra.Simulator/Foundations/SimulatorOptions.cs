using System.Net;

namespace ImageInfra.Simulator.Foundations;

/// <summary>The options of a simulated Azure.</summary>
internal sealed record SimulatorOptions
{
    /// <summary>Optional. The folder for resources, operations, keys and the clock. Default: the state is only in memory.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>Optional. The seconds on the simulated clock per real second. Default: 900.</summary>
    public double Speed { get; init; } = 900;

    /// <summary>Optional. The address to listen on. Default: the loopback address, which other machines can't reach.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Optional. The port; 0 selects a free port. Default: 0.</summary>
    public int Port { get; init; }

    /// <summary>Optional. Whether to use HTTPS, with a development certificate that is kept in the data folder, or else in memory. Default: false.</summary>
    public bool UsesTls { get; init; }

    /// <summary>Optional. The subscriptions; clients with one subscription use the first.</summary>
    public IReadOnlyList<string> Subscriptions { get; init; } =
        ["5a1b0000-0000-4000-8000-000000000001", "5a1b0000-0000-4000-8000-000000000003"];

    /// <summary>Optional. The tenant of the subscriptions.</summary>
    public string TenantId { get; init; } = "5a1b0000-0000-4000-8000-000000000002";

    /// <summary>Optional. The delay until a role assignment takes effect; up to 10 minutes in Azure. Default: 0.</summary>
    public TimeSpan RoleAssignmentDelay { get; init; }

    /// <summary>Optional. Whether clients wait in real time instead of simulated time. Default: false.</summary>
    public bool HasRealTimeClients { get; init; }

    /// <summary>Optional. Whether to apply ARM's request limits. Default: false.</summary>
    public bool Throttles { get; init; }

    /// <summary>Optional. The clock of clients, which determines when tokens and certificates expire. Default: the clock of the simulator's start.</summary>
    public TimeProvider? ClientClock { get; init; }

    /// <summary>Optional. Called with what the operator of the simulator should know, such as a full disk. Default: not reported.</summary>
    public Action<string>? OnWarning { get; init; }

    /// <summary>Optional. Called after every request.</summary>
    public Action<SimulatedRequest>? OnRequest { get; init; }
}
