using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace ImageInfra.Model.Secrets;

/// <summary>Patterns for secrets in URLs, HTTP headers and connection strings.</summary>
internal static partial class AddressPatterns
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    // Matches between parameters, also in URL-encoded text, JSON and XML.
    private const string Separator = @"([?&#]|%3F|%26|%23|\\u0026|&amp;)";
    private const string Value = @"(=|%3D)(?<secret>[^&\s""'`;<>\\]";

    private static readonly string[] s_signatures = ["sig=", "sig%3D", "signature=", "signature%3D", "X-Amz-", "X-Goog-", "AWSAccessKeyId"];

    private static readonly string[] s_parameters =
    [
        "token=", "token%3D", "code=", "code%3D", "key=", "key%3D", "password=", "password%3D", "passwd=", "pwd=", "secret=", "secret%3D",
        "auth=", "session=", "credential=", "assertion=", "apikey",
    ];

    private static readonly SearchValues<char> s_separators = SearchValues.Create("?&#%\\");
    private static readonly SearchValues<char> s_at = SearchValues.Create("@");

    private static readonly string[] s_headers =
    [
        "api-key", "functions-key", "subscription-key", "auth-token", "vault-token", "private-token", "job-token", "deploy-token", "gitlab-token",
        "art-api", "access-token", "x-auth",
    ];

    public static IReadOnlyList<SecretPattern> All { get; } =
    [
        new("service-key", "a storage or service key", ["AccountKey", "AccessKey", "SharedAccessSignature", "SharedSecret", "PrimaryKey", "SecondaryKey", "client_secret", "clientSecret"], ConnectionString),
        new("signed-address", "the signature of a URL", s_signatures, Signed) { Also = s_separators },
        new("credential-parameter", "a credential in an address", s_parameters, Credential) { Also = s_separators },
        new("credential-parameter", "a credential in an address", s_parameters, LongCredential) { Also = s_separators },
        new("access-token-user", "a token for git", ["x-access-token:", "oauth2:", "gitlab-ci-token:"], GitUser),
        new("address-password", "a password in an address", ["://"], AddressPassword) { Also = s_at, IsSecret = value => !Port().IsMatch(value) },
        new("address-password", "a password in an address", ["://"], AddressUser) { Also = s_at, IsSecret = Values.IsOpaque },
        new("authorization", "the authorization of a request", ["authorization"], Authorization),
        new("authorization", "the authorization of a request", ["authorization"], PlainAuthorization) { IsSecret = Values.IsOpaque },
        new("authorization", "the authorization of a request", ["bearer"], Bearer) { IsSecret = Values.IsOpaque },
        new("authorization", "the authorization of a request", ["basic"], Basic) { IsSecret = IsBasic },
        new("api-key-header", "a key in a header of a request", s_headers, Header),
    ];

    // A word after "Basic" is a credential if it decodes to a user, a colon and a password.
    private static bool IsBasic(string value)
    {
        var padded = value.TrimEnd('=');
        padded = padded.PadRight((padded.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        return Convert.TryFromBase64String(padded, bytes, out var length)
            && Encoding.Latin1.GetString(bytes, 0, length) is var text
            && text.Contains(':', StringComparison.Ordinal)
            && !text.Any(char.IsControl);
    }

    [GeneratedRegex(Separator + @"(sig|signature|X-Amz-(Signature|Credential|Security-Token)|X-Goog-(Signature|Credential)|AWSAccessKeyId)" + Value + "+)", Options)]
    private static partial Regex Signed();

    [GeneratedRegex(Separator + @"([\w-]*(password|passwd|pwd|secret|api[_-]?key|access[_-]?token|refresh[_-]?token|id[_-]?token|private[_-]?token|job[_-]?token|sas[_-]?token|subscription-key|account[_-]?key|client[_-]?assertion))" + Value + "+)", Options)]
    private static partial Regex Credential();

    [GeneratedRegex(Separator + @"([\w-]*token|code|key|auth|session|credential|assertion)" + Value + "{8,})", Options)]
    private static partial Regex LongCredential();

    [GeneratedRegex(@"[a-z][a-z0-9+.-]*://[^\s/?#""'<>:@]*:(?<secret>[^\s""'<>]+)@", Options)]
    private static partial Regex AddressPassword();

    [GeneratedRegex(@"^\d*([/?#]|$)", Options)]
    private static partial Regex Port();

    [GeneratedRegex(@"[a-z][a-z0-9+.-]*://(?<secret>[\w.~-]{20,})@", Options)]
    private static partial Regex AddressUser();

    [GeneratedRegex(@"(x-access-token|oauth2|gitlab-ci-token):(?<secret>[^\s@""'<>/]{4,})", Options)]
    private static partial Regex GitUser();

    [GeneratedRegex(@"authorization\\*[""']?\s*[:=,]\s*\\*[""']?\s*(bearer|basic|digest|token|apikey|negotiate|ntlm|sharedkey(lite)?|aws4-hmac-sha256|oauth|splunk|genie-?key)\s+(?<secret>[^\s""'\\]{3,})", Options)]
    private static partial Regex Authorization();

    [GeneratedRegex(@"authorization\\*[""']?\s*[:=]\s*\\*[""']?\s*(?<secret>[^\s""'\\,;]{16,})", Options)]
    private static partial Regex PlainAuthorization();

    [GeneratedRegex(@"\bbearer(\s+|%20|=)(?<secret>[\w.~+/-]{16,}={0,2})", Options)]
    private static partial Regex Bearer();

    [GeneratedRegex(@"\bbasic(\s+|%20)(?<secret>[a-z0-9+/]{8,}={0,2})", Options)]
    private static partial Regex Basic();

    [GeneratedRegex(@"\b(x-)?([\w-]+-)?(api-?key|functions-key|subscription-key|auth-token|vault-token|private-token|job-token|deploy-token|gitlab-token|jfrog-art-api|access-token|x-auth)\\*[""']?\s*[:=]\s*\\*[""']?(?<secret>[^\s""'\\,;&]{8,})", Options)]
    private static partial Regex Header();

    [GeneratedRegex(@"\b(AccountKey|(Shared)?AccessKey|SharedAccessSignature|SharedSecret(Value)?|PrimaryKey|SecondaryKey|client_?secret)\\*[""']?\s*[=:]\s*\\*[""']?(?<secret>[^;\s""'<>\\]+)", Options)]
    private static partial Regex ConnectionString();
}
