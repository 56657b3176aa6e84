using ImageInfra.Driver.Foundations;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Arm.Clouds;

/// <summary>
/// What says which Azure to work on and as whom, read as Pulumi's azure-native provider reads it: a value of the stack's
/// configuration comes before an environment variable, and an empty value counts as none.
/// </summary>
/// <param name="configuration">The configuration of the provider, by key without its namespace.</param>
/// <param name="variables">The environment variables.</param>
public sealed class AzureSettings(IReadOnlyDictionary<string, ConfiguredValue> configuration, IReadOnlyDictionary<string, string> variables)
{
    /// <summary>The namespace of the provider's configuration.</summary>
    public const string Namespace = "azure-native";

    /// <summary>The first of these that has a value: a key of the configuration, then environment variables in their order.</summary>
    /// <exception cref="DriverException">The configuration has an encrypted value, which only Pulumi can read, and no variable has one.</exception>
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
                $"{configured.Place}: {Namespace}:{key} is encrypted, and imageinfra cannot decrypt it; set {string.Join(" or ", names)} to the same value as well")
            : null;
    }

    /// <summary>The value of an environment variable.</summary>
    public AzureSetting? Variable(string name) => variables.GetValueOrDefault(name) is { Length: > 0 } value
        ? new(value, $"the environment variable {name}", $"unset {name}")
        : null;

    /// <summary>A secret: from now on it is masked in every message.</summary>
    public AzureSetting? FindSecret(string key, params IReadOnlyList<string> names)
    {
        var secret = Find(key, names);
        if (secret is not null)
        {
            SecretMask.Register(secret.Value);
        }

        return secret;
    }

    /// <summary>The cloud that the Azure CLI is set to; null if it is set to none.</summary>
    internal AzureSetting? AzureCliCloud => AzureCliConfiguration.CloudName(variables);

    /// <summary>Whether a switch is on. Only <c>true</c> turns one on, as azure-native has it.</summary>
    public bool IsOn(string key, string variable) => Find(key, variable)?.Value == "true";
}
