using System.Security.Cryptography;
using System.Text;

namespace ImageInfra.Driver.Reporting;

/// <summary>The signature of a webhook's request.</summary>
public static class WebhookSignature
{
    /// <summary><c>sha256=</c> and the HMAC-SHA-256 of <c>timestamp.body</c> in lower-case hexadecimal digits.</summary>
    /// <param name="key">The key, as in its environment variable.</param>
    /// <param name="timestamp">The value of <c>X-ImageInfra-Timestamp</c>.</param>
    /// <param name="body">The bytes of the request's body.</param>
    public static string Of(string key, string timestamp, ReadOnlySpan<byte> body) =>
        "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(key),
            (byte[])[.. Encoding.UTF8.GetBytes($"{timestamp}."), .. body]));
}
