using System.Text.Json;
using ImageInfra.Model.Description;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>Reads an item of the setting <c>webhooks</c>.</summary>
internal static class WebhookReader
{
    private const string Setting = "webhooks";
    private const string Url = "url";
    private const string Secret = "secret";
    private const string SecretVariable = "secretVariable";

    /// <summary>The events, in the spelling of the settings.</summary>
    public static string[] Events { get; } = [.. Enum.GetNames<WebhookEvent>().Select(JsonNamingPolicy.CamelCase.ConvertName)];

    public static Webhook Read(MappingReader item)
    {
        var url = item.IsSecret(Url) || item.Text(Url) is not { } text ? null : Webhook.ParseUrl(text);
        var variable = Variable(item);
        string[] events = [.. item.Texts("events")];
        return new(
            url,
            variable,
            events.Length == 0 ? Enum.GetValues<WebhookEvent>() : [.. events.Distinct().Select(n => Enum.Parse<WebhookEvent>(n, ignoreCase: true))])
        {
            SecretUrl = SecretAt(item, Url),
            Secret = SecretAt(item, Secret),
        };
    }

    private static SecretSetting? SecretAt(MappingReader item, string key) =>
        item.IsSecret(key) ? new(Setting, $"{item.Path[Setting.Length..]}.{key}") : null;

    private static string? Variable(MappingReader item)
    {
        if (item.Has(Secret))
        {
            if (!item.IsSecret(Secret))
            {
                item.Fail(Secret, $"is in plain text; encrypt it: pulumi config set --secret --path '{SettingsSource.Namespace}:{item.Path}.{Secret}', or name an environment variable in {SecretVariable}");
            }
            else if (item.Has(SecretVariable))
            {
                item.Fail(SecretVariable, $"is not allowed with {Secret}; keep one of them");
            }

            _ = item.Has(SecretVariable);
            return null;
        }

        if (!item.HasValue(SecretVariable))
        {
            item.Fail(SecretVariable, "is required; expected the name of an environment variable with the signing key");
            return null;
        }

        return item.Text(SecretVariable);
    }
}
