using System.Net.Sockets;
using Azure;
using ImageInfra.Driver.Foundations;
using Microsoft.Identity.Client;

namespace ImageInfra.Driver.Arm.Clouds;

/// <summary>The reason why a server cannot be reached, in words.</summary>
/// <param name="Reason">The reason, as part of a sentence.</param>
internal sealed record ContactFailure(string Reason)
{
    /// <summary>Whether the server's certificate is not trusted.</summary>
    public bool IsTrust { get; init; }

    /// <summary>Whether another attempt may succeed.</summary>
    public bool MayPass { get; init; } = true;

    /// <summary>The failure behind an exception; null if the exception has another cause, because the server was reached.</summary>
    public static ContactFailure? Of(Exception e)
    {
        ContactFailure? found = null;
        for (Exception? each = e; each is not null; each = each is AggregateException { InnerExceptions: [var first, ..] } ? first : each.InnerException)
        {
            // The innermost exception has the most specific reason.
            found = Describe(each) ?? found;
        }

        return found;
    }

    /// <summary>The reason for a connection error in words.</summary>
    public static string ReasonOf(Exception e) => Of(e)?.Reason ?? Line(e);

    private static ContactFailure? Describe(Exception e) => e switch
    {
        SocketException socket => new(ReasonOf(socket)),
        System.Security.Authentication.AuthenticationException => new($"its certificate is not trusted, or it does not support TLS ({Line(e)})") { IsTrust = true, MayPass = false },
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => new("its host name cannot be resolved"),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => new("it does not support TLS") { MayPass = false },
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } => new($"the proxy refused the connection ({Line(e)})"),
        HttpRequestException => new(Line(e)),
        RequestFailedException { Status: >= 500 } failed => new($"it returned HTTP {failed.Status}"),
        MsalServiceException { StatusCode: >= 500 } failed => new($"it returned HTTP {failed.StatusCode}"),
        TimeoutException or OperationCanceledException => new("it did not respond in time"),
        IOException => new($"the connection broke ({Line(e)})"),
        _ => null,
    };

    private static string ReasonOf(SocketException e) => e.SocketErrorCode switch
    {
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => "its host name cannot be resolved",
        SocketError.ConnectionRefused => "the connection was refused, so no server listens there",
        SocketError.TimedOut => "it did not respond in time",
        _ => Line(e),
    };

    private static string Line(Exception e) => SecretMask.Apply(e.Message.Split('\n')[0].TrimEnd(' ', '\r', '.'));
}
