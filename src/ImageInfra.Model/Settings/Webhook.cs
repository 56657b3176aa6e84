using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>An address that receives build events in signed requests.</summary>
/// <param name="Url">The address: <c>https</c>, or <c>http</c> on this machine; null if it is a secret.</param>
/// <param name="SecretVariable">The environment variable with the signing key; null if the key is a secret of the stack.</param>
/// <param name="Events">Optional. The events to send. Default: all.</param>
public sealed record Webhook(Uri? Url, string? SecretVariable, IReadOnlyList<WebhookEvent> Events)
{
    /// <summary>The location of the address in the settings, if it is a secret.</summary>
    public SecretSetting? SecretUrl { get; init; }

    /// <summary>The location of the signing key in the settings, if it is a secret.</summary>
    public SecretSetting? Secret { get; init; }

    /// <summary>Parses a webhook address. Null if it is invalid.</summary>
    public static Uri? ParseUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
        && url.UserInfo.Length == 0
            ? url
            : null;
}

/// <summary>The events of webhooks.</summary>
public enum WebhookEvent
{
    /// <summary>A run of an image started.</summary>
    Started,

    /// <summary>An image has a new version.</summary>
    Succeeded,

    /// <summary>A build failed, was canceled, or lacks a replica in a region.</summary>
    Failed,
}
