using System.Text.Json;
using System.Text.Json.Nodes;

namespace ImageInfra.Driver.Arm.Clouds;

/// <summary>
/// The metadata document at <c>/metadata/endpoints</c> of Azure Resource Manager: one cloud, or in older api-versions a list of clouds.
/// </summary>
internal static class CloudDocument
{
    /// <summary>Reads the selected cloud.</summary>
    /// <param name="text">The document, with or without a byte order mark.</param>
    /// <param name="host">The host of the document, which selects one of several clouds if no name is set.</param>
    /// <param name="name">The name of the cloud; null if not set.</param>
    /// <exception cref="FormatException">The document is invalid, or names addresses to which a token must not be sent.</exception>
    public static AzureCloud Read(string text, Uri host, string? name)
    {
        try
        {
            return JsonNode.Parse(text.TrimStart('\uFEFF')) switch
            {
                JsonObject cloud => Read(cloud),
                JsonArray clouds => Read(Choose([.. clouds.OfType<JsonObject>()], host, name)),
                _ => throw new FormatException("it describes neither a cloud nor a list of clouds"),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException("it is not the JSON of a cloud", e);
        }
    }

    private static JsonObject Choose(IReadOnlyList<JsonObject> clouds, Uri host, string? name)
    {
        IReadOnlyList<JsonObject> meant = [.. clouds.Where(c => name is null ? IsAt(c, host) : IsNamed(c, name))];
        return meant is [var one] ? one
            : clouds is [var only] && name is null ? only
            : throw new FormatException($"it describes {(clouds.Count == 0 ? "no cloud" : string.Join(", ", clouds.Select(c => Text(c, "name"))))}, and {(name is null ? "none of them has this host; set ARM_ENVIRONMENT to one of their names" : $"none is '{name}'")}");
    }

    private static bool IsAt(JsonObject cloud, Uri host) =>
        Address(cloud, "resourceManager") is { } manager && manager.Host.Equals(host.Host, StringComparison.OrdinalIgnoreCase);

    private static bool IsNamed(JsonObject cloud, string name) => Text(cloud, "name") is { } own
        && (own.Equals(name, StringComparison.OrdinalIgnoreCase) || (AzureCloud.Named(own) is { } known && known == AzureCloud.Named(name)));

    private static AzureCloud Read(JsonObject cloud)
    {
        var authentication = cloud["authentication"] as JsonObject;
        return new()
        {
            Name = Text(cloud, "name") is { Length: > 0 } name ? name : "unnamed",
            ResourceManager = Required(cloud, "resourceManager"),
            AuthorityHost = Required(authentication, "loginEndpoint"),
            Audience = (authentication?["audiences"] as JsonArray)?.FirstOrDefault() is JsonValue first && (string?)first is { Length: > 0 } audience
                ? audience
                : throw new FormatException("it has no token audience (authentication.audiences)"),
            StorageSuffix = Text(cloud["suffixes"] as JsonObject, "storage") is { Length: > 0 } suffix ? suffix : AzureCloud.Public.StorageSuffix,
        };
    }

    private static Uri Required(JsonObject? parent, string key)
    {
        var address = Address(parent, key) ?? throw new FormatException($"it has no address '{key}'");
        return address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0
            ? address
            : throw new FormatException($"its '{key}' is {address.GetLeftPart(UriPartial.Authority)}; tokens are sent only over https{(address.IsLoopback ? ", so start the simulator without --http" : "")}");
    }

    // The slash makes relative addresses append to the path.
    private static Uri? Address(JsonObject? parent, string key) =>
        Text(parent, key) is { } text
        && Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) ? address : null;

    private static string? Text(JsonObject? parent, string key) => parent?[key] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
