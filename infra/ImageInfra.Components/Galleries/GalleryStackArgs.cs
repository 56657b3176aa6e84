using ImageInfra.Components.Inputs;
using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Settings;
using Pulumi;
using Pulumi.AzureNative.Compute.Inputs;

namespace ImageInfra.Components.Galleries;

/// <summary>Inputs of <see cref="GalleryStack"/>.</summary>
public sealed class GalleryStackArgs : ResourceArgs
{
    /// <summary>Required. The region of everything.</summary>
    [Input("location", required: true)]
    public required Input<string> Location { get; init; }

    /// <summary>Required. The resource group; made by the component unless it is an existing one.</summary>
    [Input("resourceGroupName", required: true)]
    public required Input<string> ResourceGroupName { get; init; }

    /// <summary>Optional. The resource group is there already and stays when the stack goes. Default: false.</summary>
    [Input("useExistingResourceGroup")]
    public bool UseExistingResourceGroup { get; init; }

    /// <summary>Required. The gallery; unique in the subscription, no dashes.</summary>
    [Input("galleryName", required: true)]
    public required Input<string> GalleryName { get; init; }

    /// <summary>Optional. What the gallery is for. Default: <see cref="GallerySettings.DefaultDescription"/>.</summary>
    [Input("galleryDescription")]
    public Input<string> GalleryDescription { get; init; } = GallerySettings.DefaultDescription;

    /// <summary>
    /// Optional. Whether the settings have a description, which an adopted gallery then gets. Default: true.
    /// </summary>
    public bool IsDescriptionChosen { get; init; } = true;

    /// <summary>Optional. Who may use the images in addition to principals with a role; set when the gallery is created. Default: nobody else.</summary>
    [Input("sharingProfile")]
    public Input<SharingProfileArgs>? SharingProfile { get; init; }

    /// <summary>Optional. Whether deleted image versions can be restored for a while. Default: no.</summary>
    [Input("softDeletePolicy")]
    public Input<SoftDeletePolicyArgs>? SoftDeletePolicy { get; init; }

    /// <summary>Optional. The gallery's own identity, which is not the one that builds run as. Default: none.</summary>
    [Input("galleryIdentity")]
    public Input<GalleryIdentityArgs>? GalleryIdentity { get; init; }

    /// <summary>Required. The user-assigned identity that builds run as.</summary>
    [Input("identityName", required: true)]
    public required Input<string> IdentityName { get; init; }

    /// <summary>
    /// Optional. The storage account for files of the project, if there are any: 3 to 24 lower-case letters and digits, unique
    /// in all of Azure. Default: a function of the resource group's id.
    /// </summary>
    [Input("scriptsAccountName")]
    public Input<string>? ScriptsAccountName { get; init; }

    /// <summary>Optional. Protect the resource group, the gallery, its image definitions and the scripts' storage account from deletion. Default: false.</summary>
    [Input("protect")]
    public bool Protect { get; init; }

    /// <summary>Optional. Tags on the group, the identity and the gallery, and under each image's own tags.</summary>
    [Input("tags")]
    public InputMap<string> Tags { get; init; } = [];

    /// <summary>Optional. How images' own tags become inputs, which has the values of those that are secret. Default: without secrets.</summary>
    public TagInputs TagInputs { get; init; } = TagInputs.WithoutSecrets;

    /// <summary>Required. The images to have a definition for. Known beforehand: it decides what is declared.</summary>
    public required IReadOnlyList<ImageSpec> Images { get; init; }

    /// <summary>
    /// Optional. The principal (object) ids of identities that may copy versions of the gallery. Known beforehand: they decide
    /// what is declared. Default: none.
    /// </summary>
    public IReadOnlyList<string> ImageReaders { get; init; } = [];

    /// <summary>
    /// Optional. What builds need outside the gallery. Known beforehand: it decides what is declared. Default: nothing.
    /// </summary>
    public IReadOnlyList<ScopeRights> Rights { get; init; } = [];

    /// <summary>
    /// Optional. The files of the project that templates need, one for each blob. Known beforehand: they decide what is
    /// declared. Default: none, and no storage account.
    /// </summary>
    public IReadOnlyList<LocalFile> Scripts { get; init; } = [];

    /// <summary>
    /// Optional. What was in Azure before the stack. Its tags and its undeclared properties stay as they are. Known
    /// beforehand: it decides what is declared. Default: nothing.
    /// </summary>
    public IReadOnlyList<AdoptedResource> Adopted { get; init; } = [];

    internal bool Adopts(AdoptedKind kind, string? image = null) => Adopted.Any(a => a.Covers(new(kind, image)));
}
