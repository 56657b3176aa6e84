namespace ImageInfra.Driver.Insight.Lineage;

/// <summary>A node of a lineage: an image version, what it was built from, or what uses it.</summary>
public sealed record LineageNode
{
    /// <summary>What identifies it in its graph: its ARM id, or a marketplace version's <c>publisher:offer:sku:version</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required LineageKind Kind { get; init; }

    /// <summary>What a person calls it, such as <c>ubuntu-2404-base 1.0.3</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The stack whose gallery has it, or null if no stack that was read does.</summary>
    public string? Stack { get; init; }

    /// <summary>Whether something names it, and it is not there: it was deleted meanwhile.</summary>
    public bool IsGone { get; init; }

    /// <summary>The channels that stand for it.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>The reason of its revocation, or null.</summary>
    public string? Revoked { get; init; }

    /// <summary>When its maintenance ended, or null if that is to come or not said.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How many things use it, not counting those that use what was built or copied from it.</summary>
    public int Consumers { get; init; }

    /// <summary>How many things this node stands for: more than one where a crowd was made one node.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Whether it uses images, and is none.</summary>
    public bool IsConsumer => Kind is LineageKind.VirtualMachine or LineageKind.SessionHost or LineageKind.ScaleSet
        or LineageKind.ScaleSetInstance or LineageKind.ImageTemplate;
}
