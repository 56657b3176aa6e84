using System.Security.Cryptography;
using System.Text;
using ImageInfra.Simulator.Arm;
using Microsoft.AspNetCore.Http;

namespace ImageInfra.Simulator.Admin;

/// <summary>
/// Who may use the simulator's own API: a client with the token may do everything; a browser that opened a link with a code may read.
/// All of them are new at each start.
/// </summary>
/// <param name="realTime">The clock that codes expire by.</param>
internal sealed class AdminAccess(TimeProvider realTime)
{
    /// <summary>The header of the token. Pages of other servers cannot send it.</summary>
    public const string Header = "X-ImageInfra-Simulator";

    /// <summary>The query parameter of a code. Output masks parameters that are called code.</summary>
    public const string Code = "open";

    private const int MaximumCodes = 100;
    private static readonly TimeSpan s_validity = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _codes = [];
    private readonly string _session = Secret();

    /// <summary>The token of clients.</summary>
    public string Token { get; } = Secret();

    /// <summary>A code that opens the page in one browser, once, within ten minutes.</summary>
    public string NewCode()
    {
        lock (_gate)
        {
            var now = realTime.GetUtcNow();
            foreach (var (old, _) in _codes.Where(c => c.Value <= now).ToList())
            {
                _codes.Remove(old);
            }

            if (_codes.Count >= MaximumCodes)
            {
                _codes.Clear();
            }

            var code = Secret();
            _codes[code] = now + s_validity;
            return code;
        }
    }

    /// <summary>The header that gives a browser its cookie for a code; null where the code was used, or is too old.</summary>
    public (string Name, string Value)? Redeem(HttpRequest request, string code)
    {
        lock (_gate)
        {
            return _codes.Remove(code, out var expires) && expires > realTime.GetUtcNow()
                ? ("Set-Cookie", $"{CookieName(request)}={_session}; Path=/; HttpOnly; SameSite=Strict{(request.IsHttps ? "; Secure" : "")}")
                : null;
        }
    }

    /// <exception cref="ArmFault">The request does not have the token.</exception>
    public void RequireToken(HttpRequest request)
    {
        if (!HasToken(request))
        {
            throw new ArmFault(401, "TokenMissing", $"The simulator's own API needs the header '{Header}' with the token of this start, which is in simulator.json in the folder of the simulator. 'imageinfra sim' sends it.");
        }
    }

    /// <exception cref="ArmFault">The request has neither the token nor the cookie of the page.</exception>
    public void RequireReader(HttpRequest request)
    {
        var isPage = request.Cookies[CookieName(request)] is { } cookie && IsSame(cookie, _session)
            && request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin";
        if (!isPage)
        {
            RequireToken(request);
        }
    }

    private bool HasToken(HttpRequest request) => IsSame(request.Headers[Header].ToString(), Token);

    private static bool IsSame(string given, string secret) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(secret));

    // Cookies of a host are for all of its ports.
    private static string CookieName(HttpRequest request) => $"imageinfra-simulator-{request.Host.Port ?? 0}";

    private static string Secret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
