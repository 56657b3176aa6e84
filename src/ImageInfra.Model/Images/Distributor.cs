using System.Text.Json.Serialization;

namespace ImageInfra.Model.Images;

/// <summary>A destination of the build result (<c>properties.distribute[]</c>).</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SharedImage), nameof(SharedImage))]
[JsonDerivedType(typeof(ManagedImage), nameof(ManagedImage))]
[JsonDerivedType(typeof(Vhd), "VHD")]
public abstract record Distributor
{
    private Distributor()
    {
    }

    /// <summary>Optional. The name of the run output, unique in the template. Default: derived from the image name.</summary>
    public string? RunOutputName { get; init; }

    /// <summary>Optional. Tags on the build result, added to ImageInfra's own.</summary>
    public Tags ArtifactTags { get; init; } = Tags.Empty;

    /// <summary>An image version in the definition of this image.</summary>
    public sealed record SharedImage : Distributor
    {
        /// <summary>Optional. The scheme of the version number. Default: the newest version of major 1, patch plus one.</summary>
        public Versioning Versioning { get; init; } = new Versioning.Latest(1);

        /// <summary>Optional. Whether <c>latest</c> skips the new version. Default: false.</summary>
        public bool ExcludeFromLatest { get; init; }

        /// <summary>Optional. The regions of the version's replicas. Default: the target regions of the stack.</summary>
        public IReadOnlyList<TargetRegion> TargetRegions { get; init; } = [];

        /// <summary>Optional. Azure's older list of regions, with one replica each. Not allowed with <c>TargetRegions</c>.</summary>
        public IReadOnlyList<string> ReplicationRegions { get; init; } = [];

        /// <summary>Optional. The storage type in all <c>ReplicationRegions</c>; requires them. Default: Standard_LRS.</summary>
        public string? StorageAccountType { get; init; }
    }

    /// <summary>A managed image.</summary>
    public sealed record ManagedImage : Distributor
    {
        /// <summary>Required. The ARM id of the managed image; its resource group must exist.</summary>
        public required string ImageId { get; init; }

        /// <summary>Required. The region of the managed image.</summary>
        public required string Location { get; init; }
    }

    /// <summary>A VHD blob.</summary>
    public sealed record Vhd : Distributor
    {
        /// <summary>Optional. The blob to write. Default: a blob in the staging account, deleted with the template.</summary>
        public string? Uri { get; init; }
    }
}

/// <summary>Azure's scheme for the number of a new image version (<c>distribute[].versioning</c>).</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "scheme")]
[JsonDerivedType(typeof(Latest), nameof(Latest))]
[JsonDerivedType(typeof(Source), nameof(Source))]
public abstract record Versioning
{
    private Versioning()
    {
    }

    /// <summary>The highest version of <c>Major</c>, patch plus one. Major -1 stands for any major.</summary>
    public sealed record Latest(int Major = -1) : Versioning;

    /// <summary>The number is derived from the version of the source image.</summary>
    public sealed record Source : Versioning;
}
