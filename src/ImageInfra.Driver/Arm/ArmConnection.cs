using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace ImageInfra.Driver.Arm;

/// <summary>Where Azure Resource Manager is, and as whom it is called.</summary>
public sealed class ArmConnection
{
    private static readonly Uri s_azure = new("https://management.azure.com/");

    private ArmConnection(Uri endpoint, TimeProvider clock, HttpPipelinePolicy authentication, HttpPipelineTransport? transport)
    {
        var options = new PipelineOptions { RetryPolicy = new ArmRetryPolicy(clock) };
        if (transport is not null)
        {
            options.Transport = transport;
        }

        Client = new(endpoint, HttpPipelineBuilder.Build(options, authentication), clock);
    }

    internal ArmClient Client { get; }

    /// <summary>Azure's public cloud, as whoever is logged in, or as the credential given.</summary>
    public static ArmConnection Azure(TimeProvider clock, TokenCredential? credential = null) => new(
        s_azure,
        clock,
        new BearerTokenAuthenticationPolicy(credential ?? new DefaultAzureCredential(), $"{s_azure}.default"),
        transport: null);

    /// <summary>A simulator on this machine. Its clock decides how long waits take.</summary>
    /// <exception cref="ArgumentException">The endpoint is on another machine: nothing there keeps what is sent private.</exception>
    public static ArmConnection Local(Uri endpoint, TimeProvider clock) => Local(endpoint, clock, transport: null);

    /// <summary>The names of a subscription's resource groups.</summary>
    public async Task<IReadOnlyList<string>> ResourceGroupsAsync(string subscriptionId, CancellationToken cancellationToken)
    {
        var groups = await Client.ListAsync($"/subscriptions/{subscriptionId}/resourceGroups", ApiVersions.ResourceGroups, cancellationToken);
        return [.. (groups ?? []).Select(g => (string)g["name"]!)];
    }

    internal static ArmConnection Local(Uri endpoint, TimeProvider clock, HttpPipelineTransport? transport) => endpoint.IsLoopback
        ? new(endpoint, clock, new LoopbackTokenPolicy(), transport)
        : throw new ArgumentException($"{endpoint} is not on this machine; expected a loopback address", nameof(endpoint));

    private sealed class PipelineOptions : ClientOptions;
}
