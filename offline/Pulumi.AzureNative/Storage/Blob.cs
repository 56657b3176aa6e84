namespace Pulumi.AzureNative.Storage;

/// <summary>A blob, which azure-native uploads by itself: ARM knows none.</summary>
[AzureNativeResourceType("azure-native:storage:Blob")]
public partial class Blob : CustomResource
{
    [Output("contentMd5")]
    public Output<string?> ContentMd5 { get; private set; } = null!;

    [Output("contentType")]
    public Output<string?> ContentType { get; private set; } = null!;

    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("url")]
    public Output<string> Url { get; private set; } = null!;

    public Blob(string name, BlobArgs args, CustomResourceOptions? options = null)
        : base("azure-native:storage:Blob", name, args ?? new BlobArgs(), MakeResourceOptions(options, ""))
    {
    }

    private Blob(string name, Input<string> id, CustomResourceOptions? options = null)
        : base("azure-native:storage:Blob", name, null, MakeResourceOptions(options, id))
    {
    }

    public static Blob Get(string name, Input<string> id, CustomResourceOptions? options = null) => new(name, id, options);

    private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id)
    {
        var merged = CustomResourceOptions.Merge(new CustomResourceOptions { Version = ProviderVersion.Text }, options);
        merged.Id = id ?? merged.Id;
        return merged;
    }
}
