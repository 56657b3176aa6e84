using System.Text.Json;
using ImageInfra.Model.Images;

namespace ImageInfra.Model.Settings;

/// <summary>Reads one item of the setting <c>webhooks</c>.</summary>
/// <param name="fail">Takes the property that is wrong, and why.</param>
internal sealed class WebhookReader(Action<string, string> fail)
{
    private static readonly string[] s_properties = ["url", "events", "secretVariable", "secret"];

    private const string Setting = "webhooks";
    private const string SecretKey = "secret";

    private static readonly string s_events = string.Join(", ", Names());

    /// <summary>The webhook, or null where it is wrong.</summary>
    public Webhook? Read(JsonElement item, string key)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            fail(key, "must be {url, events, secretVariable, secret}");
            return null;
        }

        foreach (var unknown in item.EnumerateObject().Select(p => p.Name).Except(s_properties))
        {
            fail($"{key}.{unknown}", $"is not known; expected {string.Join(", ", s_properties)}");
        }

        var url = IsSecret(item, "url") ? null : Url(item, $"{key}.url");
        var variable = Variable(item, key);
        return Events(item, $"{key}.events") is { } events && (url is not null || IsSecret(item, "url")) && (variable is not null || IsSecret(item, SecretKey))
            ? new(url, variable, events) { SecretUrl = Secret(item, key, "url"), Secret = Secret(item, key, SecretKey) }
            : null;
    }

    private static SecretSetting? Secret(JsonElement item, string key, string name) =>
        IsSecret(item, name) ? new(Setting, $"{key[Setting.Length..]}.{name}") : null;

    private static bool IsSecret(JsonElement item, string name) => item.TryGetProperty(name, out var value) && SecretSetting.Is(value);

    // What is wrong is not repeated: such addresses often carry a token.
    private Uri? Url(JsonElement item, string key)
    {
        if (Text(item, "url") is not { Length: > 0 } text)
        {
            fail(key, "is required");
            return null;
        }

        if (Webhook.ParseUrl(text) is { } url)
        {
            return url;
        }

        fail(key, "is not an address to send to; expected https://…, or http:// on this machine, without user and password");
        return null;
    }

    private string? Variable(JsonElement item, string key)
    {
        var name = Text(item, "secretVariable") ?? "";
        if (item.TryGetProperty(SecretKey, out var secret))
        {
            if (!SecretSetting.Is(secret))
            {
                fail($"{key}.{SecretKey}", $"is in plain text; encrypt it: pulumi config set --secret --path '{SettingsSource.Namespace}:{key}.{SecretKey}', or name an environment variable in secretVariable");
            }
            else if (item.TryGetProperty("secretVariable", out _))
            {
                fail($"{key}.secretVariable", "can't go with secret; keep one of them");
            }

            return null;
        }

        if (name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            return name;
        }

        fail($"{key}.secretVariable", name.Length == 0
            ? "is required: the name of the environment variable with the key that requests are signed with"
            : "is not the name of an environment variable; the key itself does not belong in this file in plain text");
        return null;
    }

    private WebhookEvent[]? Events(JsonElement item, string key)
    {
        if (!item.TryGetProperty("events", out var list))
        {
            return Enum.GetValues<WebhookEvent>();
        }

        List<string> names = list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(e => e.ToString())] : [];
        if (names.Count > 0 && !names.Except(Names()).Any())
        {
            return [.. names.Distinct().Select(n => Enum.Parse<WebhookEvent>(n, ignoreCase: true))];
        }

        fail(key, $"must be a list of {s_events}");
        return null;
    }

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IEnumerable<string> Names() =>
        Enum.GetNames<WebhookEvent>().Select(JsonNamingPolicy.CamelCase.ConvertName);
}
