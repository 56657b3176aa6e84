using ImageInfra.Components.Inputs;
using ImageInfra.Model.Images;
using Pulumi;
using Pulumi.AzureNative.Compute;
using Pulumi.AzureNative.Compute.Inputs;

namespace ImageInfra.Components.Versions;

/// <summary>What Secure Boot of a version trusts, as azure-native takes it.</summary>
internal static class VersionSecurity
{
    public static ImageVersionSecurityProfileArgs? Args(UefiSettings? uefi) => uefi is null ? null : new()
    {
        UefiSettings = new GalleryImageVersionUefiSettingsArgs
        {
            SignatureTemplateNames = uefi.SignatureTemplateNames
                .Select(name => (Union<string, UefiSignatureTemplateName>)name)
                .ToArray()
                .AsInputList(),
            AdditionalSignatures = Signatures(uefi).AsInput(),
        },
    };

    private static UefiKeySignaturesArgs? Signatures(UefiSettings uefi) =>
        uefi is { Pk: null, Kek.Count: 0, Db.Count: 0, Dbx.Count: 0 } ? null : new()
        {
            Pk = uefi.Pk is { } pk ? (Input<UefiKeyArgs>)Key(pk) : null,
            Kek = Keys(uefi.Kek),
            Db = Keys(uefi.Db),
            Dbx = Keys(uefi.Dbx),
        };

    private static InputList<UefiKeyArgs> Keys(IReadOnlyList<UefiKey> keys) => keys.Select(Key).ToArray().AsInputList();

    private static UefiKeyArgs Key(UefiKey key) => new() { Type = key.Type, Value = key.Value.AsInputList() };
}
