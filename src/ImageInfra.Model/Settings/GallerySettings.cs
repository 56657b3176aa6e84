namespace ImageInfra.Model.Settings;

/// <summary>What a stack says of its gallery (<c>imageinfra:gallery</c>), under ARM's own names.</summary>
public sealed record GallerySettings
{
    /// <summary>What a gallery is for, where nothing is said.</summary>
    public const string DefaultDescription = "Golden images built by Azure Image Builder";

    /// <summary>Optional. What the gallery is for. Default: <see cref="DefaultDescription"/>.</summary>
    public string Description { get; init; } = DefaultDescription;

    /// <summary>Optional. Who may use the images besides those with a role. Chosen when the gallery is made. Default: nobody.</summary>
    public SharingProfile? SharingProfile { get; init; }

    /// <summary>Optional. Whether a deleted image version can be restored for a while. Default: Azure's own, which is no.</summary>
    public bool? IsSoftDeleteEnabled { get; init; }

    /// <summary>Optional. The identity of the gallery itself; builds have their own. Default: none.</summary>
    public GalleryIdentity? Identity { get; init; }
}
