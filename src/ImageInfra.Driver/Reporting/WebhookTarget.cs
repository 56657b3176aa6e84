using ImageInfra.Driver.Foundations;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Reporting;

/// <summary>A webhook with its URL and key.</summary>
/// <param name="Url">The URL.</param>
/// <param name="Key">The key that signs requests.</param>
/// <param name="Events">The events to send.</param>
public sealed record WebhookTarget(Uri Url, string Key, IReadOnlyList<WebhookEvent> Events)
{
    // The key must not appear in any text.
    /// <inheritdoc/>
    public override string ToString() => $"webhook {Url.Authority}";

    /// <summary>Finds the usable webhooks. One without its URL or key is skipped with a warning.</summary>
    /// <param name="webhooks">The stack's setting.</param>
    /// <param name="environment">The environment variables.</param>
    /// <param name="secrets">Decrypts secrets; null on the local simulator, where secrets are unavailable.</param>
    /// <param name="warn">Receives warnings.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyList<WebhookTarget>> FindAsync(
        IEnumerable<Webhook> webhooks,
        IReadOnlyDictionary<string, string> environment,
        ISettingSecrets? secrets,
        Action<string> warn,
        CancellationToken cancellationToken)
    {
        var targets = new List<WebhookTarget>();
        foreach (var webhook in webhooks)
        {
            try
            {
                var url = webhook.Url ?? await UrlAsync(webhook.SecretUrl!, secrets, cancellationToken);
                var key = webhook.Secret is { } secret ? await ReadAsync(secret, secrets, cancellationToken) : KeyOf(webhook, environment);
                targets.Add(new(url, key, webhook.Events));
            }
            catch (DriverException e)
            {
                warn($"webhook {webhook.Url?.Authority ?? webhook.SecretUrl!.ToString()} receives no events: {e.Message}");
            }
        }

        return targets;
    }

    private static string KeyOf(Webhook webhook, IReadOnlyDictionary<string, string> environment) =>
        environment.GetValueOrDefault(webhook.SecretVariable!) is { Length: > 0 } key
            ? key
            : throw new DriverException(DriverFailure.NotFound, $"the environment variable {webhook.SecretVariable} with its key is not set");

    // Errors do not repeat the value, because it is a secret.
    private static async Task<Uri> UrlAsync(SecretSetting secret, ISettingSecrets? secrets, CancellationToken cancellationToken) =>
        Webhook.ParseUrl(await ReadAsync(secret, secrets, cancellationToken)) ?? throw new DriverException(
            DriverFailure.NotFound,
            "its value is not a valid URL; expected https://…, or http:// on this machine, without user and password");

    private static Task<string> ReadAsync(SecretSetting secret, ISettingSecrets? secrets, CancellationToken cancellationToken) =>
        secrets?.ReadAsync(secret, cancellationToken) ?? throw new DriverException(
            DriverFailure.NotFound,
            $"{secret} is a secret, which --local cannot decrypt; use an environment variable in secretVariable instead");
}
