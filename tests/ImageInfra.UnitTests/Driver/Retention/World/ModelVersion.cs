using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;

namespace ImageInfra.UnitTests.Driver.Retention.World;

/// <summary>A version in the model world, with a direct reference to its source instead of tags.</summary>
internal sealed class ModelVersion
{
    public required string Stack { get; init; }

    public required string Image { get; init; }

    public required int Patch { get; init; }

    public required string Id { get; init; }

    public required int Born { get; init; }

    public ModelVersion? BuiltFrom { get; init; }

    public ModelVersion? CopyOf { get; init; }

    public string State { get; set; } = "Succeeded";

    /// <summary>The state of the version when Azure began to delete it.</summary>
    public string? StateBefore { get; set; }

    public bool IsCopying { get; set; }

    public bool IsEverywhere { get; init; } = true;

    public bool IsExcluded { get; init; }

    public bool IsRevokedInSettings { get; set; }

    public bool IsRevokedByTag { get; set; }

    public bool HasFailedCheck { get; init; }

    public bool IsBlocked { get; set; }

    public int? End { get; set; }

    public SortedSet<string> TaggedChannels { get; } = [];

    /// <summary>The published form of the version, cached because a hundred thousand histories read it.</summary>
    public ((string, bool, bool, int, bool, int?) Facts, PublishedVersion Version)? Published { get; set; }

    public ImageVersion Number => new(1, 0, Patch);

    public string Name => $"{Stack}/{Image} 1.0.{Patch}";
}
