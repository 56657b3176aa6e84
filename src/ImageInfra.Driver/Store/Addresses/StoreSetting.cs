using ImageInfra.Driver.Foundations;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Store.Addresses;

/// <summary>The setting <c>imageinfra:store</c>, and the variable that overrides it.</summary>
public static class StoreSetting
{
    private const string Key = "store";
    private const string DefaultFolder = ".imageinfra";

    /// <summary>The address of a project's store.</summary>
    /// <param name="project">The project.</param>
    /// <param name="variables">The environment.</param>
    /// <exception cref="DriverException">The address is invalid, or it has a password that everybody with the stack file could read.</exception>
    public static StoreAddress Of(FactoryProject project, IReadOnlyDictionary<string, string> variables)
    {
        if (variables.GetValueOrDefault(StoreAddress.Variable) is { Length: > 0 } variable)
        {
            return StoreAddress.Parse(variable, StoreAddress.Variable, project.Directory, variables);
        }

        if (Find(project) is not { } setting)
        {
            return StoreAddress.Parse(DefaultFolder, Key, project.Directory, variables);
        }

        var source = $"{setting.Place}: {SettingsSource.Namespace}:{Key}";
        var address = setting.Value is { } text ? StoreAddress.Parse(text, source, project.Directory, variables) : null;
        return address is null or StoreAddress.Database { Address.HasPassword: true }
            ? throw new DriverException(DriverFailure.InvalidSetting, $"{source} is a secret or not a text; expected an address without a password, or set {StoreAddress.Variable}")
            : address;
    }

    /// <summary>The configured value; null if none is set.</summary>
    public static ConfiguredValue? Find(FactoryProject project) => project.ProviderConfiguration(SettingsSource.Namespace).GetValueOrDefault(Key);
}
