using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Updates;

/// <summary>An image definition that would be deleted, with its versions.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="Versions">Its versions; empty when it has none.</param>
/// <param name="Cause">The removal that takes it along.</param>
/// <param name="IsOwn">Whether the stack made it, or its gallery, and no other stack claims it by a tag.</param>
public sealed record EndangeredDefinition(
    GalleryDefinition Definition,
    IReadOnlyList<PublishedVersion> Versions,
    StackRemoval Cause,
    bool IsOwn);

/// <summary>What an update or a destroy would delete beyond the resources in the stack's state.</summary>
public sealed record DeletionImpact
{
    /// <summary>Nothing would be lost.</summary>
    public static DeletionImpact None { get; } = new();

    /// <summary>The definitions that would be deleted, in the order of their ids.</summary>
    public IReadOnlyList<EndangeredDefinition> Definitions { get; init; } = [];

    /// <summary>The ARM ids of resources in resource groups to be deleted that this stack did not make.</summary>
    public IReadOnlyList<string> ForeignResources { get; init; } = [];

    /// <summary>The resources that would be deleted or replaced and are protected.</summary>
    public IReadOnlyList<StackRemoval> Protected { get; init; } = [];

    /// <summary>The definitions that have versions.</summary>
    public IEnumerable<EndangeredDefinition> WithVersions => Definitions.Where(d => d.Versions.Count > 0);
}
