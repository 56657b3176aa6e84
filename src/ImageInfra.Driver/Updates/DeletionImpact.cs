using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Updates;

/// <summary>An image definition that would be deleted, with its versions.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="Versions">The versions; may be empty.</param>
/// <param name="Cause">The removal that would delete the definition.</param>
/// <param name="IsOwn">Whether the stack created the definition or its gallery, and no tag names another stack.</param>
public sealed record EndangeredDefinition(
    GalleryDefinition Definition,
    IReadOnlyList<PublishedVersion> Versions,
    StackRemoval Cause,
    bool IsOwn);

/// <summary>What an update or a destroy would delete beyond the resources in the stack's state.</summary>
public sealed record DeletionImpact
{
    /// <summary>No loss.</summary>
    public static DeletionImpact None { get; } = new();

    /// <summary>The definitions that would be deleted, by id.</summary>
    public IReadOnlyList<EndangeredDefinition> Definitions { get; init; } = [];

    /// <summary>The ARM ids of foreign resources in resource groups to be deleted.</summary>
    public IReadOnlyList<string> ForeignResources { get; init; } = [];

    /// <summary>The protected resources that would be deleted or replaced.</summary>
    public IReadOnlyList<StackRemoval> Protected { get; init; } = [];

    /// <summary>The definitions that have versions.</summary>
    public IEnumerable<EndangeredDefinition> WithVersions => Definitions.Where(d => d.Versions.Count > 0);
}
