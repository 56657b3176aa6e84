namespace Pulumi.AzureNative.Resources;

/// <summary>Looks up a resource group.</summary>
public static class GetResourceGroup
{
    public static Task<GetResourceGroupResult> InvokeAsync(GetResourceGroupArgs args, InvokeOptions? options = null) =>
        Deployment.Instance.InvokeAsync<GetResourceGroupResult>("azure-native:resources:getResourceGroup", args ?? new GetResourceGroupArgs(), WithVersion(options));

    public static Output<GetResourceGroupResult> Invoke(GetResourceGroupInvokeArgs args, InvokeOptions? options = null) =>
        Deployment.Instance.Invoke<GetResourceGroupResult>("azure-native:resources:getResourceGroup", args ?? new GetResourceGroupInvokeArgs(), WithVersion(options));

    public static Output<GetResourceGroupResult> Invoke(GetResourceGroupInvokeArgs args, InvokeOutputOptions options) =>
        Deployment.Instance.Invoke<GetResourceGroupResult>("azure-native:resources:getResourceGroup", args ?? new GetResourceGroupInvokeArgs(), WithVersion(options));

    private static T WithVersion<T>(T? options)
        where T : InvokeOptions, new()
    {
        var merged = options ?? new T();
        merged.Version ??= ProviderVersion.Text;
        return merged;
    }
}
