namespace ImageInfra.Driver.Insight.Lineage;

/// <summary>A node of a lineage: an image version, its source or a consumer.</summary>
public sealed record LineageNode
{
    /// <summary>The unique id: an ARM id, or <c>publisher:offer:sku:version</c> for a marketplace image.</summary>
    public required string Id { get; init; }

    /// <summary>The kind.</summary>
    public required LineageKind Kind { get; init; }

    /// <summary>The display name, such as <c>ubuntu-2404-base 1.0.3</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The stack that owns the gallery; null if the gallery is in no stack that was read.</summary>
    public string? Stack { get; init; }

    /// <summary>Whether the node is referenced but was deleted.</summary>
    public bool IsGone { get; init; }

    /// <summary>The channels with this version.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>The reason of a revocation; null if the version is not revoked.</summary>
    public string? Revoked { get; init; }

    /// <summary>The end of life, if it has passed; otherwise null.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The number of direct consumers.</summary>
    public int Consumers { get; init; }

    /// <summary>The number of merged nodes; 1 for a single node.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Whether the node uses images instead of being one.</summary>
    public bool IsConsumer => Kind is LineageKind.VirtualMachine or LineageKind.SessionHost or LineageKind.ScaleSet
        or LineageKind.ScaleSetInstance or LineageKind.ImageTemplate;
}
