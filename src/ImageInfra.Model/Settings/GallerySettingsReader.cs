using System.Text.Json;
using ImageInfra.Model.Description;

namespace ImageInfra.Model.Settings;

/// <summary>Reads the setting <c>gallery</c>.</summary>
/// <param name="fail">Takes the property that is wrong, and why.</param>
internal sealed class GallerySettingsReader(Action<string, string> fail)
{
    private const string Key = "gallery";
    private const string Community = "Community";
    private const string UserAssigned = "UserAssigned";
    private const int MinimumPrefix = 5;
    private const int MaximumPrefix = 16;

    public GallerySettings Read(JsonElement gallery)
    {
        Know(gallery, Key, "description", "sharingProfile", "softDeletePolicy", "identity");
        var otherwise = new GallerySettings();
        return new()
        {
            Description = Text(gallery, Key, "description") ?? otherwise.Description,
            SharingProfile = Object(gallery, Key, "sharingProfile") is { } profile ? Sharing(profile, $"{Key}.sharingProfile") : null,
            IsSoftDeleteEnabled = Object(gallery, Key, "softDeletePolicy") is { } policy ? SoftDelete(policy, $"{Key}.softDeletePolicy") : null,
            Identity = Object(gallery, Key, "identity") is { } identity ? Identity(identity, $"{Key}.identity") : null,
        };
    }

    private SharingProfile Sharing(JsonElement profile, string key)
    {
        Know(profile, key, "permissions", "communityGalleryInfo");
        var permissions = Choice(profile, key, "permissions", "Private", "Groups", Community) ?? "Private";
        var info = Object(profile, key, "communityGalleryInfo");
        if (permissions == Community && info is null)
        {
            fail($"{key}.communityGalleryInfo", "is required for a community gallery: publisherUri, publisherContact, eula, publicNamePrefix");
        }
        else if (permissions != Community && info is not null)
        {
            fail($"{key}.communityGalleryInfo", "is for permissions: Community");
        }

        return new(permissions, info is { } known ? Info(known, $"{key}.communityGalleryInfo") : null);
    }

    private CommunityGalleryInfo Info(JsonElement info, string key)
    {
        Know(info, key, "publisherUri", "publisherContact", "eula", "publicNamePrefix");
        var prefix = Required(info, key, "publicNamePrefix");
        if (prefix.Length > 0 && (prefix.Length is < MinimumPrefix or > MaximumPrefix || !prefix.All(char.IsAsciiLetterOrDigit)))
        {
            fail($"{key}.publicNamePrefix", $"'{prefix}' is not allowed; expected {MinimumPrefix} to {MaximumPrefix} letters and digits");
        }

        var uri = Required(info, key, "publisherUri");
        if (uri.Length > 0 && TextRules.HttpsUri(uri) is { } broken)
        {
            fail($"{key}.publisherUri", broken);
        }

        return new(uri, Required(info, key, "publisherContact"), Required(info, key, "eula"), prefix);
    }

    private bool? SoftDelete(JsonElement policy, string key)
    {
        const string Name = "isSoftDeleteEnabled";
        Know(policy, key, Name);
        var value = Find(policy, Name);
        if (value is { ValueKind: not (JsonValueKind.True or JsonValueKind.False) })
        {
            fail($"{key}.{Name}", "must be true or false");
            return null;
        }

        return value?.GetBoolean();
    }

    private GalleryIdentity Identity(JsonElement identity, string key)
    {
        Know(identity, key, "type", "userAssignedIdentities");
        var type = Choice(identity, key, "type", "None", "SystemAssigned", UserAssigned, $"SystemAssigned, {UserAssigned}") ?? "None";
        var list = Find(identity, "userAssignedIdentities");
        string[] ids = list is { ValueKind: JsonValueKind.Array } array ? [.. array.EnumerateArray().Select(id => id.ToString())] : [];
        if (list is not null && (ids.Length == 0 || ids.Any(id => TextRules.IdentityId(id) is not null)))
        {
            fail($"{key}.userAssignedIdentities", "must be a list of ids: /subscriptions/…/resourceGroups/…/providers/Microsoft.ManagedIdentity/userAssignedIdentities/…");
        }
        else if (type.EndsWith(UserAssigned, StringComparison.Ordinal) != (list is not null))
        {
            fail($"{key}.userAssignedIdentities", list is null ? $"is required for type '{type}'" : $"does not go with type '{type}'");
        }

        return new(type, ids);
    }

    private void Know(JsonElement map, string key, params IReadOnlyList<string> names)
    {
        foreach (var unknown in map.EnumerateObject().Select(p => p.Name).Except(names))
        {
            fail($"{key}.{unknown}", $"is not known here; expected {string.Join(", ", names)}{Suggestion.For(unknown, names)}");
        }
    }

    private JsonElement? Object(JsonElement map, string key, string name)
    {
        if (Find(map, name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            return value;
        }

        fail($"{key}.{name}", "must be a map");
        return null;
    }

    private string? Text(JsonElement map, string key, string name)
    {
        if (Find(map, name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }

        fail($"{key}.{name}", "must be a text");
        return null;
    }

    private string Required(JsonElement map, string key, string name)
    {
        if (Find(map, name) is null || Find(map, name)?.ToString() is "")
        {
            fail($"{key}.{name}", "is required");
        }

        return Text(map, key, name) ?? "";
    }

    private string? Choice(JsonElement map, string key, string name, params IReadOnlyList<string> allowed)
    {
        if (Find(map, name) is null)
        {
            fail($"{key}.{name}", $"is required; expected {Words(allowed)}");
            return null;
        }

        if (Text(map, key, name) is not { } text || allowed.Contains(text))
        {
            return Text(map, key, name);
        }

        fail($"{key}.{name}", $"'{text}' is not allowed; expected {Words(allowed)}{Suggestion.For(text, allowed)}");
        return null;
    }

    private static string Words(IReadOnlyList<string> words) => string.Join(words.Any(w => w.Contains(',', StringComparison.Ordinal)) ? "; " : ", ", words);

    private static JsonElement? Find(JsonElement map, string name) =>
        map.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
