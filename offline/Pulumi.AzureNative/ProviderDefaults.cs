namespace Pulumi.AzureNative;

/// <summary>What every resource and function of the package asks of the engine: the provider of the package's own version.</summary>
internal static class ProviderDefaults
{
    /// <summary>The version of azure-native that these types are of.</summary>
    public const string Version = "3.28.0";

    public static CustomResourceOptions Options(CustomResourceOptions? options, Input<string>? id)
    {
        var merged = CustomResourceOptions.Merge(new CustomResourceOptions { Version = Version }, options);
        merged.Id = id ?? merged.Id;
        return merged;
    }

    public static T Options<T>(T? options)
        where T : InvokeOptions, new()
    {
        var merged = options ?? new T();
        merged.Version ??= Version;
        return merged;
    }
}
