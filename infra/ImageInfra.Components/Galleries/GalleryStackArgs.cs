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
    /// <summary>Required. The region of all resources.</summary>
    [Input("location", required: true)]
    public required Input<string> Location { get; init; }

    /// <summary>Required. The resource group. The component creates it, unless <see cref="UseExistingResourceGroup"/> is set.</summary>
    [Input("resourceGroupName", required: true)]
    public required Input<string> ResourceGroupName { get; init; }

    /// <summary>Optional. Whether the resource group exists outside the stack, which then never deletes it. Default: false.</summary>
    [Input("useExistingResourceGroup")]
    public bool UseExistingResourceGroup { get; init; }

    /// <summary>Required. The gallery. The name is unique in the subscription and has no dashes.</summary>
    [Input("galleryName", required: true)]
    public required Input<string> GalleryName { get; init; }

    /// <summary>Optional. The purpose of the gallery. Default: <see cref="GallerySettings.DefaultDescription"/>.</summary>
    [Input("galleryDescription")]
    public Input<string> GalleryDescription { get; init; } = GallerySettings.DefaultDescription;

    /// <summary>Optional. Whether the settings set the description. Otherwise, an adopted gallery keeps its own. Default: true.</summary>
    public bool IsDescriptionChosen { get; init; } = true;

    /// <summary>Optional. Access without a role assignment. Azure can't change it after creation. Default: none.</summary>
    [Input("sharingProfile")]
    public Input<SharingProfileArgs>? SharingProfile { get; init; }

    /// <summary>Optional. Whether deleted image versions can be restored for a limited time. Default: no.</summary>
    [Input("softDeletePolicy")]
    public Input<SoftDeletePolicyArgs>? SoftDeletePolicy { get; init; }

    /// <summary>Optional. The identity of the gallery, which differs from the identity of the builds. Default: none.</summary>
    [Input("galleryIdentity")]
    public Input<GalleryIdentityArgs>? GalleryIdentity { get; init; }

    /// <summary>Required. The user-assigned identity of the builds.</summary>
    [Input("identityName", required: true)]
    public required Input<string> IdentityName { get; init; }

    /// <summary>
    /// Optional. The storage account for project files: 3 to 24 lower-case letters and digits, unique in all of Azure.
    /// Default: a name that is derived from the id of the resource group.
    /// </summary>
    [Input("scriptsAccountName")]
    public Input<string>? ScriptsAccountName { get; init; }

    /// <summary>Optional. Whether Pulumi protects the resource group, the gallery, its definitions and the storage account from deletion. Default: false.</summary>
    [Input("protect")]
    public bool Protect { get; init; }

    /// <summary>Optional. Tags on all resources. Tags of an image override them.</summary>
    [Input("tags")]
    public InputMap<string> Tags { get; init; } = [];

    /// <summary>Optional. Converts tags of images to inputs. Default: tags with secret values are omitted.</summary>
    public TagInputs TagInputs { get; init; } = TagInputs.WithoutSecrets;

    /// <summary>Required. The images to declare definitions for.</summary>
    public required IReadOnlyList<ImageSpec> Images { get; init; }

    /// <summary>
    /// Optional. Precedes the Pulumi names of the definitions, which are the names of the images. Required if a program declares
    /// two galleries with images of the same name. Default: none.
    /// </summary>
    public string DefinitionNamePrefix { get; init; } = "";

    /// <summary>Optional. The principal (object) ids of identities that may copy versions of the gallery. Default: none.</summary>
    public IReadOnlyList<string> ImageReaders { get; init; } = [];

    /// <summary>Optional. The rights that builds need outside the gallery. Default: none.</summary>
    public IReadOnlyList<ScopeRights> Rights { get; init; } = [];

    /// <summary>Optional. The project files of templates, one per blob. Default: none, and no storage account.</summary>
    public IReadOnlyList<LocalFile> Scripts { get; init; } = [];

    /// <summary>Optional. The adopted resources. Their tags and undeclared properties don't change. Default: none.</summary>
    public IReadOnlyList<AdoptedResource> Adopted { get; init; } = [];

    internal bool Adopts(AdoptedKind kind, string? image = null) => Adopted.Any(a => a.Covers(new(kind, image)));
}
