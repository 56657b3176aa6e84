namespace Pulumi.AzureNative;

[AttributeUsage(AttributeTargets.Class)]
internal sealed class AzureNativeResourceTypeAttribute(string type) : ResourceTypeAttribute(type, ProviderDefaults.Version);
