namespace Pulumi.AzureNative;

/// <summary>The default options of every resource and function: the provider in the package's own version.</summary>
internal static class ProviderDefaults
{
    /// <summary>The version of azure-native with these types.</summary>
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
