using Azure.Core;
using Azure.Core.Pipeline;

namespace ImageInfra.Driver.Arm;

/// <summary>Corrects a clock by the date of each response.</summary>
internal sealed class AzureClockPolicy(AzureClock clock) : HttpPipelinePolicy
{
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("requests to Azure must be sent asynchronously");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        if (message.Response.Headers.Date is { } date)
        {
            clock.Observe(date);
        }
    }
}
