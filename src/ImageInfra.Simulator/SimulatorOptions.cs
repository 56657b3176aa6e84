namespace ImageInfra.Simulator;

/// <summary>How a simulated Azure is set up.</summary>
public sealed record SimulatorOptions
{
    /// <summary>Optional. The folder that resources, operations and the clock are kept in. Default: nowhere.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>Optional. Seconds on the simulated clock for one real second. Default: 900.</summary>
    public double Speed { get; init; } = 900;

    /// <summary>Optional. The port on the loopback address; 0 is any free one. Default: 0.</summary>
    public int Port { get; init; }

    /// <summary>Optional. The one subscription.</summary>
    public string SubscriptionId { get; init; } = "5a1b0000-0000-4000-8000-000000000001";

    /// <summary>Optional. Its tenant.</summary>
    public string TenantId { get; init; } = "5a1b0000-0000-4000-8000-000000000002";

    /// <summary>Optional. How long a role assignment takes to act; in Azure up to 10 minutes. Default: nothing.</summary>
    public TimeSpan RoleAssignmentDelay { get; init; }

    /// <summary>Optional. Called after every request.</summary>
    public Action<SimulatedRequest>? OnRequest { get; init; }
}
