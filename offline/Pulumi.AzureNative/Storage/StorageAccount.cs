namespace Pulumi.AzureNative.Storage;

/// <summary>A storage account.</summary>
[AzureNativeResourceType("azure-native:storage:StorageAccount")]
public partial class StorageAccount : CustomResource
{
    [Output("azureApiVersion")]
    public Output<string> AzureApiVersion { get; private set; } = null!;

    [Output("kind")]
    public Output<string> Kind { get; private set; } = null!;

    [Output("location")]
    public Output<string> Location { get; private set; } = null!;

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("primaryLocation")]
    public Output<string> PrimaryLocation { get; private set; } = null!;

    [Output("provisioningState")]
    public Output<string> ProvisioningState { get; private set; } = null!;

    [Output("type")]
    public Output<string> Type { get; private set; } = null!;

    public StorageAccount(string name, StorageAccountArgs args, CustomResourceOptions? options = null)
        : base("azure-native:storage:StorageAccount", name, args ?? new StorageAccountArgs(), MakeResourceOptions(options, ""))
    {
    }

    private StorageAccount(string name, Input<string> id, CustomResourceOptions? options = null)
        : base("azure-native:storage:StorageAccount", name, null, MakeResourceOptions(options, id))
    {
    }

    public static StorageAccount Get(string name, Input<string> id, CustomResourceOptions? options = null) => new(name, id, options);

    private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id)
    {
        var merged = CustomResourceOptions.Merge(new CustomResourceOptions { Version = ProviderVersion.Text }, options);
        merged.Id = id ?? merged.Id;
        return merged;
    }
}
