namespace Pulumi.AzureNative.Compute;

/// <summary>The inputs of a gallery image.</summary>
public sealed class GalleryImageArgs : ResourceArgs
{
    [Input("allowUpdateImage")]
    public Input<bool>? AllowUpdateImage { get; set; }

    [Input("architecture")]
    public InputUnion<string, Architecture>? Architecture { get; set; }

    [Input("description")]
    public Input<string>? Description { get; set; }

    [Input("disallowed")]
    public Input<Inputs.DisallowedArgs>? Disallowed { get; set; }

    [Input("endOfLifeDate")]
    public Input<string>? EndOfLifeDate { get; set; }

    [Input("eula")]
    public Input<string>? Eula { get; set; }

    [field: Input("features")]
    public InputList<Inputs.GalleryImageFeatureArgs> Features
    {
        get => field ??= [];
        set;
    }

    [Input("galleryImageName")]
    public Input<string>? GalleryImageName { get; set; }

    [Input("galleryName", required: true)]
    public Input<string> GalleryName { get; set; } = null!;

    [Input("hyperVGeneration")]
    public InputUnion<string, HyperVGeneration>? HyperVGeneration { get; set; }

    [Input("identifier", required: true)]
    public Input<Inputs.GalleryImageIdentifierArgs> Identifier { get; set; } = null!;

    [Input("location")]
    public Input<string>? Location { get; set; }

    [Input("osState", required: true)]
    public Input<OperatingSystemStateTypes> OsState { get; set; } = null!;

    [Input("osType", required: true)]
    public Input<OperatingSystemTypes> OsType { get; set; } = null!;

    [Input("privacyStatementUri")]
    public Input<string>? PrivacyStatementUri { get; set; }

    [Input("purchasePlan")]
    public Input<Inputs.ImagePurchasePlanArgs>? PurchasePlan { get; set; }

    [Input("recommended")]
    public Input<Inputs.RecommendedMachineConfigurationArgs>? Recommended { get; set; }

    [Input("releaseNoteUri")]
    public Input<string>? ReleaseNoteUri { get; set; }

    [Input("resourceGroupName", required: true)]
    public Input<string> ResourceGroupName { get; set; } = null!;

    [field: Input("tags")]
    public InputMap<string> Tags
    {
        get => field ??= [];
        set;
    }

    public static new GalleryImageArgs Empty => new();
}
