using System.ComponentModel;
using ImageInfra.Driver.Insight.Freshness;
using ImageInfra.Driver.Insight.Lineage;

namespace ImageInfra.Cli.Json;

/// <summary>The JSON of <c>lineage</c>.</summary>
internal sealed record LineageOutput(
    [property: Description("Sources, versions and their users.")] IReadOnlyList<LineageOutput.Node> Nodes,
    [property: Description("The links between nodes.")] IReadOnlyList<LineageOutput.Link> Links)
{
    /// <summary>A source, a version or a user of versions.</summary>
    internal sealed record Node(
        [property: Description("The id, which links refer to.")] string Id,
        [property: Description("The kind.")] LineageKind Kind,
        [property: Description("The name.")] string Name,
        [property: Description("The stack.")] string? Stack,
        [property: Description("Whether the lineage is of this node.")] bool IsSubject,
        [property: Description("Whether it was deleted.")] bool IsGone,
        [property: Description("The channels that point to it.")] IReadOnlyList<string> Channels,
        [property: Description("Why it was revoked.")] string? Revoked,
        [property: Description("When its life ended.")] DateTimeOffset? EndedAt,
        [property: Description("The number of resources that use it.")] int Consumers);

    /// <summary>A link between two nodes.</summary>
    internal sealed record Link(
        [property: Description("The id of the source.")] string From,
        [property: Description("The id of the version that was made from it, or of the consumer that uses it.")] string To,
        [property: Description("How they are related.")] LineageRelation Relation);
}

/// <summary>The JSON of <c>outdated</c>.</summary>
internal sealed record OutdatedOutput([property: Description("The images.")] IReadOnlyList<OutdatedOutput.ImageState> Images)
{
    /// <summary>An image.</summary>
    internal sealed record ImageState(
        [property: Description("The image.")] string Image,
        [property: Description("The newest version; null if the image was never built.")] string? Version,
        [property: Description("The ARM id of the newest version.")] string? VersionId,
        [property: Description("When the newest version was published.")] DateTimeOffset? PublishedDate,
        [property: Description("Whether the image is outdated.")] bool IsOutdated,
        [property: Description("Why it is outdated.")] IReadOnlyList<StateReason> Reasons,
        [property: Description("The newest source.")] string? NewestSource,
        [property: Description("The newest version of the base.")] string? NewestBase,
        [property: Description("What could not be determined.")] IReadOnlyList<string> Notes);

    /// <summary>A reason.</summary>
    internal sealed record StateReason(
        [property: Description("The cause.")] OutdatedCause Cause,
        [property: Description("The cause in words.")] string Message,
        [property: Description("Whether a build brings the image up to date.")] bool IsMendedByBuild);
}

/// <summary>The JSON of <c>cost</c>. Costs are null without a price.</summary>
internal sealed record CostOutput(
    [property: Description("The currency of the prices.")] string? Currency,
    [property: Description("The start of the period; null for the beginning.")] DateTimeOffset? From,
    [property: Description("The end of the period.")] DateTimeOffset To,
    [property: Description("The images.")] IReadOnlyList<CostOutput.ImageCost> Images,
    [property: Description("The prices that are missing.")] IReadOnlyList<string> Missing)
{
    /// <summary>The cost of an image.</summary>
    internal sealed record ImageCost(
        [property: Description("The image.")] string Image,
        [property: Description("The storage of all versions.")] StorageCost Storage,
        [property: Description("All builds.")] BuildCost Build,
        [property: Description("The cost of storage and builds.")] decimal? Cost,
        [property: Description("The versions.")] IReadOnlyList<VersionCost> Versions,
        [property: Description("The builds that made no existing version.")] BuildCost OtherBuilds);

    /// <summary>The cost of a version.</summary>
    internal sealed record VersionCost(
        [property: Description("The version.")] string Version,
        [property: Description("Its storage.")] StorageCost Storage,
        [property: Description("Its builds.")] BuildCost Build);

    /// <summary>The cost of storage.</summary>
    internal sealed record StorageCost(
        [property: Description("Replicas times hours, the unit of billing.")] double ReplicaHours,
        [property: Description("Gigabytes times hours.")] double? GbHours,
        [property: Description("The cost.")] decimal? Cost);

    /// <summary>The cost of builds.</summary>
    internal sealed record BuildCost(
        [property: Description("The number of builds.")] int Builds,
        [property: Description("The duration of the builds.")] double ElapsedSeconds,
        [property: Description("The cost.")] decimal? Cost);
}
