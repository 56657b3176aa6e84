using ImageInfra.Driver.Foundations;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Arm.Clouds;

/// <summary>
/// The settings of cloud and login, read like Pulumi's azure-native provider: the stack's configuration overrides environment
/// variables, and an empty value counts as unset.
/// </summary>
/// <param name="configuration">The configuration of the provider, by key without its namespace.</param>
/// <param name="variables">The environment variables.</param>
public sealed class AzureSettings(IReadOnlyDictionary<string, ConfiguredValue> configuration, IReadOnlyDictionary<string, string> variables)
{
    /// <summary>The namespace of the provider's configuration.</summary>
    public const string Namespace = "azure-native";

    /// <summary>Finds the first set value: a key of the configuration, then environment variables in the given order.</summary>
    /// <exception cref="DriverException">The configured value is encrypted, which only Pulumi can read, and no variable is set.</exception>
    public AzureSetting? Find(string key, params IReadOnlyList<string> names)
    {
        var configured = configuration.GetValueOrDefault(key);
        if (configured is { Value: { Length: > 0 } value })
        {
            return new(value, $"{Namespace}:{key} in {configured.Place}", $"pulumi config rm {Namespace}:{key}");
        }

        if (names.Select(Variable).FirstOrDefault(v => v is not null) is { } variable)
        {
            return variable;
        }

        return configured is { IsEncrypted: true }
            ? throw new DriverException(
                DriverFailure.InvalidSetting,
                $"{configured.Place}: {Namespace}:{key} is encrypted, and imageinfra cannot decrypt it; set {string.Join(" or ", names)} to the same value")
            : null;
    }

    /// <summary>The value of an environment variable.</summary>
    public AzureSetting? Variable(string name) => variables.GetValueOrDefault(name) is { Length: > 0 } value
        ? new(value, $"the environment variable {name}", $"unset {name}")
        : null;

    /// <summary>Finds a secret, and registers it to be masked in all messages.</summary>
    public AzureSetting? FindSecret(string key, params IReadOnlyList<string> names)
    {
        var secret = Find(key, names);
        if (secret is not null)
        {
            SecretMask.Register(secret.Value);
        }

        return secret;
    }

    /// <summary>The cloud that the Azure CLI is configured for; null if none is set.</summary>
    internal AzureSetting? AzureCliCloud => AzureCliConfiguration.CloudName(variables);

    /// <summary>Whether a switch is on. As in azure-native, only <c>true</c> turns it on.</summary>
    public bool IsOn(string key, string variable) => Find(key, variable)?.Value == "true";
}
