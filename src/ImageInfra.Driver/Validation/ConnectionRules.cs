using ImageInfra.Driver.Arm.Clouds;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Store.Addresses;
using ImageInfra.Model.Images;
using ImageInfra.Model.Rules;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Validation;

/// <summary>Checks the settings with which commands find Azure and the store of runs. Neither is called, and the environment is ignored.</summary>
internal static class ConnectionRules
{
    private const string Subscription = "subscriptionId";

    private static readonly Dictionary<string, string> s_noVariables = [];

    /// <summary>Returns the findings of a stack.</summary>
    public static IReadOnlyList<Finding> Check(FactoryProject project)
    {
        try
        {
            return [.. Problems(project)];
        }
        catch (CatalogException)
        {
            // The files are invalid, which other findings report.
            return [];
        }
    }

    private static IEnumerable<Finding> Problems(FactoryProject project)
    {
        // Only Pulumi can read encrypted values.
        var configuration = project.ProviderConfiguration(AzureSettings.Namespace).Where(v => !v.Value.IsEncrypted).ToDictionary();
        foreach (var key in (string[])["environment", "metadataHost"])
        {
            if (configuration.TryGetValue(key, out var value)
                && Refusal(() => CloudChoice.Of(new(new Dictionary<string, ConfiguredValue> { [key] = value }, s_noVariables), null)) is { } problem)
            {
                yield return Of(value, $"{AzureSettings.Namespace}:{key}", problem);
            }
        }

        if (configuration.TryGetValue(Subscription, out var subscription) && subscription.Value is { Length: > 0 } id && !Guid.TryParse(id, out _))
        {
            yield return Of(subscription, $"{AzureSettings.Namespace}:{Subscription}", $"'{id}' is not the id of a subscription; 'az account list' lists those of your login");
        }

        if (StoreSetting.Find(project) is { } store && Refusal(() => StoreSetting.Of(project, s_noVariables)) is { } refused)
        {
            yield return Of(store, $"{SettingsSource.Namespace}:store", refused);
        }
    }

    private static string? Refusal(Func<object> read)
    {
        try
        {
            _ = read();
            return null;
        }
        catch (DriverException e)
        {
            return e.Message;
        }
    }

    private static Finding Of(ConfiguredValue value, string path, string problem) =>
        new(ValidationRules.Settings.Id, Severity.Error, value.File, value.Line, 0, path, problem);
}
