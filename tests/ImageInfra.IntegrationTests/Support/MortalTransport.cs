using Azure.Core;
using Azure.Core.Pipeline;

namespace ImageInfra.IntegrationTests.Support;

/// <summary>A process may die before a request is sent, and after it was answered.</summary>
internal sealed class MortalTransport(Death death, StepClock? clock = null) : HttpPipelineTransport
{
    // Shared: its connections outlive whoever dies.
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
