using System.Text.Json;

namespace Pulumi;

public sealed class Config(string? name = null)
{
    private readonly string _prefix = name ?? Deployment.Instance.ProjectName;

    public string? Get(string key) => Engine.ProgramConfig.Get($"{_prefix}:{key}");

    public bool? GetBoolean(string key) => GetObject<bool?>(key);

    [return: System.Diagnostics.CodeAnalysis.MaybeNull]
    public T GetObject<T>(string key)
    {
        try
        {
            return Get(key) is { } text ? JsonSerializer.Deserialize<T>(text) : default;
        }
        catch (JsonException e)
        {
            throw new RunException($"Configuration value '{_prefix}:{key}' is not a valid {typeof(T).Name}: {e.Message}");
        }
    }

    public Output<string>? GetSecret(string key) => Get(key) is { } value ? Output.CreateSecret(value) : null;

    public string Require(string key) => Get(key)
        ?? throw new RunException($"Missing required configuration variable '{_prefix}:{key}'\n\tplease set a value using the command `pulumi config set {_prefix}:{key} <value>`");
}
