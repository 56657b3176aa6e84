using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>An address that is told how builds go, in signed requests.</summary>
/// <param name="Url">Where to send to: <c>https</c>, or <c>http</c> on this machine; null where the address is a secret.</param>
/// <param name="SecretVariable">The environment variable with the key that requests are signed with; null where the key is a secret of the stack.</param>
/// <param name="Events">Optional. What to send. Default: everything.</param>
public sealed record Webhook(Uri? Url, string? SecretVariable, IReadOnlyList<WebhookEvent> Events)
{
    /// <summary>The place of the address in the stack's settings, where it is a secret.</summary>
    public SecretSetting? SecretUrl { get; init; }

    /// <summary>The place of the key in the stack's settings, where it is a secret.</summary>
    public SecretSetting? Secret { get; init; }

    /// <summary>The address, or null where it is not a webhook address.</summary>
    public static Uri? ParseUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
        && url.UserInfo.Length == 0
            ? url
            : null;
}

/// <summary>What a webhook may be told of.</summary>
public enum WebhookEvent
{
    /// <summary>A run of an image began.</summary>
    Started,

    /// <summary>An image has a new version.</summary>
    Succeeded,

    /// <summary>A build failed, was cancelled, or is missing in some region.</summary>
    Failed,
}
