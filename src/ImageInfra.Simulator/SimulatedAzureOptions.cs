namespace ImageInfra.Simulator;

/// <summary>The options of <see cref="SimulatedAzure"/>.</summary>
public sealed record SimulatedAzureOptions
{
    /// <summary>Optional. The folder in which resources, keys and the simulated time are kept. Default: they are only in memory.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>
    /// Optional. The clock that simulated time is derived from. A test that moves time passes its own clock, with a
    /// <see cref="Speed"/> of 1. Default: the system's.
    /// </summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Optional. The simulated seconds for each second of <see cref="Clock"/>, 1 to 100000. Default: 900, so that a build of 30 minutes takes 2 seconds.</summary>
    public double Speed { get; init; } = 900;

    /// <summary>Optional. Whether to use HTTPS, without which the Azure SDK sends no tokens. Default: true.</summary>
    public bool UsesHttps { get; init; } = true;

    /// <summary>Optional. The ids of the subscriptions, at least one. Default: two subscriptions.</summary>
    public IReadOnlyList<string>? Subscriptions { get; init; }

    /// <summary>Optional. The delay until a role assignment takes effect; up to 10 minutes in Azure. Default: 0.</summary>
    public TimeSpan RoleAssignmentDelay { get; init; }

    /// <summary>Optional. Called after every request, on the thread of the request.</summary>
    public Action<SimulatedRequest>? OnRequest { get; init; }
}
