namespace Pulumi.AzureNative.Compute.Inputs;

/// <summary>The UEFI settings of a version.</summary>
public sealed class GalleryImageVersionUefiSettingsArgs : ResourceArgs
{
    [Input("additionalSignatures")]
    public Input<UefiKeySignaturesArgs>? AdditionalSignatures { get; set; }

    [field: Input("signatureTemplateNames")]
    public InputList<Union<string, UefiSignatureTemplateName>> SignatureTemplateNames
    {
        get => field ??= [];
        set;
    }

    public static new GalleryImageVersionUefiSettingsArgs Empty => new();
}
