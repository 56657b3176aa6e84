using System.Text.RegularExpressions;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>Which settings may be secrets (<c>pulumi config set --secret</c>), and why the others may not.</summary>
internal static partial class SecretRefusal
{
    /// <summary>Why a secret is refused where it is, with the command that mends it; null where it may be one.</summary>
    /// <param name="key">The setting.</param>
    /// <param name="secret">The secret in it.</param>
    /// <param name="stack">The stack.</param>
    public static string? Of(SettingKey key, SecretSetting secret, string stack) => key.Secrets switch
    {
        SecretValues.OfTags when TagValue().IsMatch(secret.Path) => null,
        SecretValues.OfOverrides when OverrideTagValue().IsMatch(secret.Path) => null,
        SecretValues.OfWebhooks when WebhookValue().IsMatch(secret.Path) => null,
        SecretValues.OfTags => Elsewhere("only the value of a tag can be", $"'{SettingsSource.Namespace}:tags.NAME'", stack),
        SecretValues.OfOverrides => Elsewhere("only the value of a tag can be", $"'{SettingsSource.Namespace}:overrides.IMAGE.tags.NAME'", stack),
        SecretValues.OfWebhooks => Elsewhere("only a webhook's url and its secret can be", $"'{SettingsSource.Namespace}:webhooks[0].url'", stack),
        SecretValues.None when key.IsName =>
            $"is a secret, and names cannot be secret, because they are part of ids, outputs and messages; set it in plain text: {Plain(secret, stack)}",
        _ => $"is a secret, and only tags and webhooks can have secrets, because imageinfra works without the passphrase and shows this setting; set it in plain text: {Plain(secret, stack)}",
    };

    private static string Elsewhere(string what, string path, string stack) =>
        $"is a secret, and {what}, because imageinfra has to read the rest without the passphrase; set that one: pulumi config set --secret --path {path} --stack {stack}";

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
