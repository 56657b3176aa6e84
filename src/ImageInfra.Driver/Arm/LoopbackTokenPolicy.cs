using Azure.Core;
using Azure.Core.Pipeline;

namespace ImageInfra.Driver.Arm;

/// <summary>
/// Sends a dummy token to a simulator on this machine over plain HTTP. Azure.Core's own policy refuses to send tokens without TLS;
/// this one is not a secret.
/// </summary>
internal sealed class LoopbackTokenPolicy : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message) =>
        message.Request.Headers.SetValue(HttpHeader.Names.Authorization, "Bearer imageinfra-local");
}
