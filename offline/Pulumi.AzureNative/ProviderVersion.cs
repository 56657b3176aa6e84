namespace Pulumi.AzureNative;

internal static class ProviderVersion
{
    /// <summary>The version of azure-native that these types are of.</summary>
    public const string Text = "3.28.0";
}
