namespace ImageInfra.Model.Settings;

/// <summary>An address that is told how builds go, in signed requests.</summary>
/// <param name="Url">Required. Where to send to: <c>https</c>, or <c>http</c> on this machine.</param>
/// <param name="SecretVariable">Required. The environment variable with the key that requests are signed with.</param>
/// <param name="Events">Optional. What to send. Default: everything.</param>
public sealed record Webhook(Uri Url, string SecretVariable, IReadOnlyList<WebhookEvent> Events);
