using Azure.Core;
using Azure.Core.Pipeline;

namespace ImageInfra.Driver.Arm;

/// <summary>
/// What a simulator takes for a token. Azure.Core's own policy sends none over plain HTTP, rightly; this one is no
/// secret, and goes to this machine alone.
/// </summary>
internal sealed class LoopbackTokenPolicy : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message) =>
        message.Request.Headers.SetValue(HttpHeader.Names.Authorization, "Bearer imageinfra-local");
}
