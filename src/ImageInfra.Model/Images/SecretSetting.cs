using System.Text.Json;

namespace ImageInfra.Model.Images;

/// <summary>
/// The location of a secret in the settings of a stack (<c>pulumi config set --secret</c>), without its value. Programs get the
/// value from Pulumi, the command line gets it from <c>pulumi config get</c>.
/// </summary>
/// <param name="Key">The setting, without its namespace, such as <c>tags</c>.</param>
/// <param name="Path">The location in the setting, in the syntax of Pulumi's <c>--path</c>, such as <c>.owner</c> or <c>[0].url</c>; may be empty.</param>
public sealed record SecretSetting(string Key, string Path)
{
    /// <summary>The namespace of the settings.</summary>
    internal const string Namespace = "imageinfra";

    /// <summary>The JSON that replaces the value of a secret. In Pulumi's files it holds the ciphertext.</summary>
    public const string Marker = """{"secure":""}""";

    /// <summary>The property that marks a secret in Pulumi's files.</summary>
    internal const string Property = "secure";

    /// <summary>Returns the location in the syntax of Pulumi's <c>--path</c>, such as <c>imageinfra:webhooks[0].url</c>.</summary>
    public override string ToString() => $"{Namespace}:{Key}{Path}";

    /// <summary>Returns the value of the secret, or null if the setting has no value at this location.</summary>
    /// <param name="json">The decrypted value of the setting, as Pulumi passes it to a program.</param>
    public string? In(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Leaves(document.RootElement, "").Where(l => l.Path == Path).Select(l => l.Value.ToString()).FirstOrDefault();
    }

    /// <summary>Whether a value is a secret: an object with only the property <c>secure</c>.</summary>
    internal static bool Is(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object
        && element.EnumerateObject().ToList() is [{ Name: Property, Value.ValueKind: JsonValueKind.String }];

    /// <summary>Returns every secret in the value of a setting.</summary>
    internal static IEnumerable<SecretSetting> AllIn(string key, JsonElement element) =>
        Leaves(element, "").Where(l => Is(l.Value)).Select(l => new SecretSetting(key, l.Path));

    /// <summary>Appends a name to a path, in the syntax of Pulumi's <c>--path</c>.</summary>
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
