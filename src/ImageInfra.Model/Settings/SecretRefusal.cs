using System.Text.RegularExpressions;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>Decides which settings may be secrets (<c>pulumi config set --secret</c>).</summary>
internal static partial class SecretRefusal
{
    /// <summary>Returns the reason why a secret is not allowed, with a command that fixes it; null if it is allowed.</summary>
    /// <param name="key">The setting.</param>
    /// <param name="secret">The location of the secret in the setting.</param>
    /// <param name="stack">The stack.</param>
    public static string? Of(SettingKey key, SecretSetting secret, string stack) => key.Secrets switch
    {
        SecretValues.OfTags when TagValue().IsMatch(secret.Path) => null,
        SecretValues.OfOverrides when OverrideTagValue().IsMatch(secret.Path) => null,
        SecretValues.OfWebhooks when WebhookValue().IsMatch(secret.Path) => null,
        SecretValues.OfTags => Elsewhere("only the value of a tag can be a secret", $"'{SettingsSource.Namespace}:tags.NAME'", stack),
        SecretValues.OfOverrides => Elsewhere("only the value of a tag can be a secret", $"'{SettingsSource.Namespace}:overrides.IMAGE.tags.NAME'", stack),
        SecretValues.OfWebhooks => Elsewhere("only the url and the secret of a webhook can be secrets", $"'{SettingsSource.Namespace}:webhooks[0].url'", stack),
        SecretValues.None when key.IsName =>
            $"is a secret, but names are part of ids, outputs and messages; set it in plain text: {Plain(secret, stack)}",
        _ => $"is a secret, but only tags and webhooks can be secrets, because imageinfra has no passphrase to read this setting; set it in plain text: {Plain(secret, stack)}",
    };

    private static string Elsewhere(string what, string path, string stack) =>
        $"is a secret, but {what}, because imageinfra has no passphrase to read the rest; set only that value: pulumi config set --secret --path {path} --stack {stack}";

    private static string Plain(SecretSetting secret, string stack) => secret.Path.Length == 0
        ? $"pulumi config set --plaintext {secret} VALUE --stack {stack}"
        : $"pulumi config set --plaintext --path '{secret}' VALUE --stack {stack}";

    private const string Name = """(?:\.[A-Za-z0-9_-]+|\["(?:[^"\\]|\\.)*"\])""";

    [GeneratedRegex($@"^{Name}\z")]
    private static partial Regex TagValue();

    [GeneratedRegex($@"^{Name}\.tags{Name}\z")]
    private static partial Regex OverrideTagValue();

    [GeneratedRegex(@"^\[[0-9]+\]\.(?:url|secret)\z")]
    private static partial Regex WebhookValue();
}
