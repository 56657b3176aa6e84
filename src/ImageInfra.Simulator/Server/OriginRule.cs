using ImageInfra.Simulator.Arm;
using Microsoft.AspNetCore.Http;

namespace ImageInfra.Simulator.Server;

/// <summary>
/// Refuses requests from web pages of other servers, such as a form sent to the sign-in endpoint: browsers send those without a
/// preflight request. Clients other than browsers send none of these headers.
/// </summary>
internal static class OriginRule
{
    /// <exception cref="ArmFault">A page of another origin sends a request that is not a plain read.</exception>
    public static void Check(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return;
        }

        var own = $"{request.Scheme}://{request.Host}";
        var headers = request.Headers;
        var site = headers["Sec-Fetch-Site"].ToString();
        var from = headers.Origin.ToString() is { Length: > 0 } origin ? origin : headers.Referer.ToString() is { Length: > 0 } referer ? OriginOf(referer) : null;
        if (site is "cross-site" or "same-site" || (from is not null && !from.Equals(own, StringComparison.OrdinalIgnoreCase)))
        {
            throw new ArmFault(403, "OriginNotAllowed", $"A web page of {from ?? "another server"} sent this request, and the simulator takes requests of browsers from its own page at {own} only.");
        }
    }

    private static string OriginOf(string address) => Uri.TryCreate(address, UriKind.Absolute, out var url) ? url.GetLeftPart(UriPartial.Authority) : "an unknown page";
}
