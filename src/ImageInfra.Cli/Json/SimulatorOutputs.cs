using System.ComponentModel;

namespace ImageInfra.Cli.Json;

/// <summary>The JSON of <c>sim start</c>, when the simulator is ready.</summary>
internal sealed record SimulatorStartOutput(
    [property: Description("The address of the simulated Azure.")] string Endpoint,
    [property: Description("The id of the process.")] int ProcessId,
    [property: Description("The tenant.")] string TenantId,
    [property: Description("The subscriptions.")] IReadOnlyList<string> Subscriptions,
    [property: Description("The folder of the state; null if it is in memory only.")] string? DataDirectory,
    [property: Description("A link to the page, which works once.")] string Page,
    [property: Description("Whether only this machine can reach the simulator.")] bool OnThisMachineAlone);

/// <summary>The JSON of <c>sim status</c>.</summary>
internal sealed record SimulatorStatusOutput(
    [property: Description("The id of the process.")] int ProcessId,
    [property: Description("The time by the simulator's clock.")] DateTimeOffset Time,
    [property: Description("Simulated seconds for each real second.")] double Speed,
    [property: Description("The tenant.")] string TenantId,
    [property: Description("The subscriptions.")] IReadOnlyList<string> Subscriptions,
    [property: Description("The folder of the state; null if it is in memory only.")] string? DataDirectory,
    [property: Description("Whether requests are limited as in Azure.")] bool Throttles,
    [property: Description("The number of resources.")] int Resources,
    [property: Description("The number of builds in progress.")] int Builds,
    [property: Description("The number of requests since the start.")] long Requests,
    [property: Description("The number of active faults.")] int Faults,
    [property: Description("The address of the simulated Azure.")] string Endpoint,
    [property: Description("A link to the page, which works once.")] string Page);

/// <summary>The JSON of <c>sim stop</c>.</summary>
internal sealed record SimulatorStopOutput([property: Description("The address of the stopped simulator.")] string Stopped);

/// <summary>The JSON of <c>sim reset</c>.</summary>
internal sealed record SimulatorResetOutput(
    [property: Description("The folder of the state.")] string Directory,
    [property: Description("The folder that has the old state; null if there was none.")] string? MovedTo);

/// <summary>The JSON of <c>sim trust</c>.</summary>
internal sealed record SimulatorTrustOutput(
    [property: Description("The certificate file of the authority.")] string Authority,
    [property: Description("The folder for SSL_CERT_DIR.")] string Directory);

/// <summary>The JSON of <c>sim env</c>.</summary>
internal sealed record SimulatorEnvironmentOutput([property: Description("The environment variables of clients.")] IReadOnlyDictionary<string, string> Variables);

/// <summary>The JSON of <c>sim fault incidents</c>.</summary>
internal sealed record IncidentsOutput([property: Description("The incidents that can be added.")] IReadOnlyList<IncidentsOutput.Incident> Incidents)
{
    /// <summary>A named incident.</summary>
    internal sealed record Incident(
        [property: Description("The name, for 'sim fault add'.")] string Name,
        [property: Description("What happens.")] string What,
        [property: Description("Where Azure's behavior is known from.")] string KnownFrom);
}

/// <summary>The JSON of <c>sim fault list</c>.</summary>
internal sealed record FaultsOutput([property: Description("The active faults.")] IReadOnlyList<FaultOutput> Faults);

/// <summary>The JSON of <c>sim fault add</c> and <c>sim fault rule</c>.</summary>
internal sealed record FaultOutput(
    [property: Description("The number, for 'sim fault clear'.")] int Id,
    [property: Description("The name of the incident; 'rule' for a rule.")] string Name,
    [property: Description("The ids of affected resources.")] string Match,
    [property: Description("The share of requests that it happens to, up to 1.")] double Rate,
    [property: Description("The seed of the random choice.")] int Seed,
    [property: Description("How often it still happens; null for always.")] int? Remaining,
    [property: Description("How often it happened.")] int Happened,
    [property: Description("The affected requests, for a rule.")] string? Request);

/// <summary>The JSON of <c>sim fault clear</c>.</summary>
internal sealed record FaultsClearedOutput([property: Description("The number of faults that ended.")] int Ended);
