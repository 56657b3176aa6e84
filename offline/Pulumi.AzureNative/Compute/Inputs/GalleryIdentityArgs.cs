namespace Pulumi.AzureNative.Compute.Inputs;

/// <summary>The gallery identity to set.</summary>
public sealed class GalleryIdentityArgs : ResourceArgs
{
    [Input("type")]
    public Input<ResourceIdentityType>? Type { get; set; }

    [field: Input("userAssignedIdentities")]
    public InputList<string> UserAssignedIdentities
    {
        get => field ??= [];
        set;
    }

    public static new GalleryIdentityArgs Empty => new();
}
