using Azure.Core;
using Azure.Core.Pipeline;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>A transport in which the process may die before a request or after its response.</summary>
internal sealed class MortalTransport(Death death, StepClock? clock = null) : HttpPipelineTransport
{
    // Shared, because its connections outlive a dead process.
    private static readonly HttpClientTransport s_inner = new();

    public override Request CreateRequest() => s_inner.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException();

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        death.Step();
        await (clock?.DuringAsync(() => SendAsync(message)) ?? SendAsync(message));
        try
        {
            death.Step();
        }
        catch (ProcessDiedException)
        {
            // The system closes the connections of a process that died.
            message.Response.Dispose();
            throw;
        }
    }

    private static async Task<HttpMessage> SendAsync(HttpMessage message)
    {
        await s_inner.ProcessAsync(message);
        return message;
    }
}
