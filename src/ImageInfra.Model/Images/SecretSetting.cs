using System.Text.Json;

namespace ImageInfra.Model.Images;

/// <summary>
/// The place of a secret in a stack's settings (<c>pulumi config set --secret</c>). It never holds the secret's value: a program
/// takes that from Pulumi, and the command line from <c>pulumi config get</c>.
/// </summary>
/// <param name="Key">The setting, without its namespace, such as <c>tags</c>.</param>
/// <param name="Path">The place below it, as Pulumi's <c>--path</c> writes it, such as <c>.owner</c> or <c>[0].url</c>; may be empty.</param>
public sealed record SecretSetting(string Key, string Path)
{
    /// <summary>The namespace of the settings.</summary>
    internal const string Namespace = "imageinfra";

    /// <summary>What stands in place of a secret's value, in JSON. Pulumi's own files have the ciphertext in it.</summary>
    public const string Marker = """{"secure":""}""";

    /// <summary>The key by which Pulumi marks a secret.</summary>
    internal const string Property = "secure";

    /// <summary>The place as Pulumi's <c>--path</c> takes it, such as <c>imageinfra:webhooks[0].url</c>.</summary>
    public override string ToString() => $"{Namespace}:{Key}{Path}";

    /// <summary>The secret's value in the setting's own, decrypted value; null where there is none.</summary>
    /// <param name="json">The value of the setting, as Pulumi gives it to a program.</param>
    public string? In(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Leaves(document.RootElement, "").Where(l => l.Path == Path).Select(l => l.Value.ToString()).FirstOrDefault();
    }

    /// <summary>Whether a value is a secret: a mapping of <c>secure</c> alone, as Pulumi writes it.</summary>
    internal static bool Is(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object
        && element.EnumerateObject().ToList() is [{ Name: Property, Value.ValueKind: JsonValueKind.String }];

    /// <summary>Every secret at or below the value of a setting.</summary>
    internal static IEnumerable<SecretSetting> AllIn(string key, JsonElement element) =>
        Leaves(element, "").Where(l => Is(l.Value)).Select(l => new SecretSetting(key, l.Path));

    /// <summary>The place of a name below another, as Pulumi's <c>--path</c> writes it.</summary>
    internal static string Below(string path, string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? $"{path}.{name}"
            : $"{path}[\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"]";

    private static IEnumerable<(string Path, JsonElement Value)> Leaves(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object when !Is(element) => element.EnumerateObject().SelectMany(p => Leaves(p.Value, Below(path, p.Name))),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, i) => Leaves(item, $"{path}[{i}]")),
        _ => [(path, element)],
    };
}
