using System.Text.Json;
using System.Text.Json.Nodes;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;
using Pulumi;

namespace ImageInfra.Components.Factory;

/// <summary>
/// The settings of the current stack. Pulumi provides the values. The stack file provides line numbers, so that the program
/// reports the same errors as the command line, and the locations of secrets.
/// </summary>
internal sealed class PulumiSettings : SettingsSource
{
    private const string ConfigVariable = "PULUMI_CONFIG";
    private const string SecretKeysVariable = "PULUMI_CONFIG_SECRET_KEYS";

    private readonly Config _config = new(Namespace);
    private readonly StackFile? _file;
    private readonly HashSet<string> _secretKeys = [.. OfEnvironment<string[]>(SecretKeysVariable) ?? []];
    private readonly string[] _elsewhere;

    /// <param name="file">The stack file beside <c>Pulumi.yaml</c>, the usual source of Pulumi's settings.</param>
    public PulumiSettings(StackFile? file)
    {
        // With --config-file or another stackConfigDir, Pulumi reads an unknown file.
        _file = file?.Keys.All(key => _config.Get(key) is not null) is true ? file : null;
        _elsewhere = [.. SettingsReader.Keys.Union(KeysOfEnvironment()).Where(key => _config.Get(key) is not null && _file?.Keys.Contains(key) is not true)];
    }

    public override string File => $"Pulumi.{Deployment.Instance.StackName}.yaml";

    public override IReadOnlyList<string> Keys => [.. _file?.Keys ?? [], .. _elsewhere];

    public override IReadOnlyList<CatalogError> Problems => _file is null ? [] :
    [
        .. _file.Problems,
        .. _elsewhere.Select(key => new CatalogError(
            File,
            0,
            $"{Namespace}:{key}",
            $"is set outside the stack file (in an ESC environment, or Pulumi.yaml), but imageinfra only reads {File}; set it there: pulumi config set {Namespace}:{key} VALUE --stack {Deployment.Instance.StackName}")),
    ];

    public override string? Subscription => new Config("azure-native").Get("subscriptionId") is { Length: > 0 } id ? id : null;

    public override string? Find(string key)
    {
        var given = _config.Get(key) is { } value && value != "null" ? value : null;
        return _file?.Find(key) is { } written && (written.Contains(SecretSetting.Marker, StringComparison.Ordinal) || given is null || IsSame(written, given))
            ? written
            : given is not null && _secretKeys.Contains($"{Namespace}:{key}") ? Hidden(given) : given;
    }

    public override int LineOf(string key) => _file?.LineOf(key) ?? 0;

    /// <summary>Returns the value of a secret, as a secret output.</summary>
    public Output<string> ValueOf(SecretSetting secret) => _config.GetSecret(secret.Key)!.Apply(value => secret.In(value) ?? "");

    private static bool IsSame(string written, string given) =>
        written == given || (TryParse(written) is { } one && TryParse(given) is { } other && JsonNode.DeepEquals(one, other));

    // Without the file, Pulumi reports which settings contain secrets, but not their location.
    private static string Hidden(string value) => TryParse(value) is JsonObject or JsonArray
        ? HiddenPart(JsonNode.Parse(value)!).ToJsonString()
        : SecretSetting.Marker;

    private static JsonNode HiddenPart(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Select(p => KeyValuePair.Create<string, JsonNode?>(p.Key, HiddenPart(p.Value)))),
        JsonArray list => new JsonArray([.. list.Select(HiddenPart)]),
        _ => JsonNode.Parse(SecretSetting.Marker)!,
    };

    private static JsonNode? TryParse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<string> KeysOfEnvironment() => (OfEnvironment<Dictionary<string, string>>(ConfigVariable)?.Keys ?? Enumerable.Empty<string>())
        .Where(key => key.StartsWith($"{Namespace}:", StringComparison.Ordinal))
        .Select(key => key[(Namespace.Length + 1)..]);

    // Pulumi sets these variables for a program that it starts, but not for a program inside imageinfra.
    private static T? OfEnvironment<T>(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } json ? JsonSerializer.Deserialize<T>(json) : default;
}
