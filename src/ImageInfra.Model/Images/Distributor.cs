using System.Text.Json.Serialization;

namespace ImageInfra.Model.Images;

/// <summary>Where a build's result goes (<c>properties.distribute[]</c>).</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SharedImage), nameof(SharedImage))]
[JsonDerivedType(typeof(ManagedImage), nameof(ManagedImage))]
[JsonDerivedType(typeof(Vhd), "VHD")]
public abstract record Distributor
{
    private Distributor()
    {
    }

    /// <summary>Optional. The run output's name, unique in the template. Default: made from the image's name.</summary>
    public string? RunOutputName { get; init; }

    /// <summary>Optional. Tags on what the build makes, added to ImageInfra's own.</summary>
    public Tags ArtifactTags { get; init; } = Tags.Empty;

    /// <summary>An image version in this image's own definition.</summary>
    public sealed record SharedImage : Distributor
    {
        /// <summary>Optional. How the version number is made. Default: the newest of major 1, patch plus one.</summary>
        public Versioning Versioning { get; init; } = new Versioning.Latest(1);

        /// <summary>Optional. Keep the new version out of <c>latest</c>. Default: false.</summary>
        public bool ExcludeFromLatest { get; init; }

        /// <summary>Optional. Where the version is replicated to. Default: the stack's target regions.</summary>
        public IReadOnlyList<TargetRegion> TargetRegions { get; init; } = [];

        /// <summary>Optional. Azure's older way to name regions, one replica each; not with <c>TargetRegions</c>.</summary>
        public IReadOnlyList<string> ReplicationRegions { get; init; } = [];

        /// <summary>Optional. The storage of all <c>ReplicationRegions</c>, and only with them. Default: Standard_LRS.</summary>
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
        /// <summary>Optional. The blob to write. Default: one in the staging account, which goes with the template.</summary>
        public string? Uri { get; init; }
    }
}

/// <summary>How Azure numbers a new image version (<c>distribute[].versioning</c>).</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "scheme")]
[JsonDerivedType(typeof(Latest), nameof(Latest))]
[JsonDerivedType(typeof(Source), nameof(Source))]
public abstract record Versioning
{
    private Versioning()
    {
    }

    /// <summary>
    /// The highest version, patch plus one; with <c>Major</c>, the highest of that major.
    /// -1 is Azure's word for "no major given".
    /// </summary>
    public sealed record Latest(int Major = -1) : Versioning;

    /// <summary>Derived from the source image's version.</summary>
    public sealed record Source : Versioning;
}
