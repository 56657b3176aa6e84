using System.ComponentModel;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Provenance;
using ImageInfra.Driver.Versions;

namespace ImageInfra.Cli.Json;

/// <summary>The JSON of <c>versions</c> and <c>distribute</c>.</summary>
internal sealed record VersionsOutput([property: Description("The versions, by image.")] IReadOnlyList<VersionOutput> Versions);

/// <summary>An image version.</summary>
internal sealed record VersionOutput(
    [property: Description("The image.")] string Image,
    [property: Description("Whether the catalog has the image no longer.")] bool Retired,
    [property: Description("The version.")] string Version,
    [property: Description("The ARM id.")] string Id,
    [property: Description("Whether the version is usable, and if not, why.")] VersionState Standing,
    [property: Description("The reason in words; null for a usable version.")] string? Problem,
    [property: Description("The channels that point to it.")] IReadOnlyList<string> Channels,
    [property: Description("The end of its life.")] DateTimeOffset? EndOfLifeDate,
    [property: Description("The provisioning state in Azure.")] string ProvisioningState,
    [property: Description("When it was published.")] DateTimeOffset? PublishedDate,
    [property: Description("Whether Azure excludes it from 'latest'.")] bool ExcludeFromLatest,
    [property: Description("The regions that have it.")] IReadOnlyList<VersionOutput.Region> Regions,
    [property: Description("What it was built from.")] string? Source,
    [property: Description("The template that built it.")] string? TemplateName,
    [property: Description("The stack that built it.")] string? Stack)
{
    /// <summary>A region with replicas.</summary>
    internal sealed record Region(
        [property: Description("The region.")] string Name,
        [property: Description("The number of replicas.")] int ReplicaCount);
}

/// <summary>The JSON of <c>promote</c>.</summary>
internal sealed record PromotionOutput(
    [property: Description("The image.")] string Image,
    [property: Description("The version.")] string Version,
    [property: Description("The stack that has the version.")] string From,
    [property: Description("The stack that gets a copy with its next update.")] string To,
    [property: Description("The number of approvals that are missing.")] int MissingApprovals,
    [property: Description("The checks, which all passed.")] IReadOnlyList<string> Checks,
    [property: Description("The change of the stack file.")] FileChangeOutput Change);

/// <summary>The JSON of <c>channel list</c>.</summary>
internal sealed record ChannelsOutput([property: Description("The channels, by image.")] IReadOnlyList<ChannelsOutput.ChannelEntry> Channels)
{
    /// <summary>A channel.</summary>
    internal sealed record ChannelEntry(
        [property: Description("The image.")] string Image,
        [property: Description("The channel.")] string Channel,
        [property: Description("The version.")] string Version,
        [property: Description("Since when the channel has it.")] DateTimeOffset? Since,
        [property: Description("The version before.")] string? Previous,
        [property: Description("The version that was rolled back.")] string? RolledBackFrom,
        [property: Description("Whether the version in Azure has the tag of the channel, in words.")] string InAzure);
}

/// <summary>The JSON of <c>channel set</c>, <c>channel advance</c> and <c>rollback</c>.</summary>
internal sealed record ChannelMovesOutput([property: Description("The channels that moved; empty if none did.")] IReadOnlyList<ChannelMovesOutput.Move> Moves)
{
    /// <summary>A move of a channel.</summary>
    internal sealed record Move(
        [property: Description("The image.")] string Image,
        [property: Description("The channel.")] string Channel,
        [property: Description("The version.")] string Version,
        [property: Description("The version before.")] string? Before,
        [property: Description("The version that was rolled back.")] string? RolledBackFrom,
        [property: Description("The change of the stack file.")] FileChangeOutput Change);
}

/// <summary>The JSON of <c>revoke</c> and <c>restore</c>.</summary>
internal sealed record RevocationOutput(
    [property: Description("The revoked versions; empty for a restoration.")] IReadOnlyList<RevocationOutput.Member> Revoked,
    [property: Description("The restored versions; empty for a revocation.")] IReadOnlyList<RevocationOutput.Member> Restored,
    [property: Description("The versions that were made from them, and are unchanged.")] IReadOnlyList<RevocationOutput.Member> Descendants,
    [property: Description("The resources in Azure that use them.")] IReadOnlyList<RevocationOutput.Consumer> Consumers,
    [property: Description("What could not be determined.")] IReadOnlyList<string> Notes,
    [property: Description("The changes of stack files.")] IReadOnlyList<FileChangeOutput> Changes)
{
    /// <summary>A version of a stack.</summary>
    internal sealed record Member(
        [property: Description("The stack.")] string Stack,
        [property: Description("The image.")] string Image,
        [property: Description("The version.")] string Version,
        [property: Description("The ARM id.")] string Id);

    /// <summary>A resource that uses a version.</summary>
    internal sealed record Consumer(
        [property: Description("The kind of the resource.")] ConsumerKind Kind,
        [property: Description("The ARM id.")] string Id,
        [property: Description("The ARM id of the version.")] string? VersionId);
}

/// <summary>The JSON of <c>verify</c>.</summary>
internal sealed record VerificationsOutput([property: Description("The versions.")] IReadOnlyList<VerificationsOutput.VerifiedVersion> Versions)
{
    /// <summary>The verification of a version.</summary>
    internal sealed record VerifiedVersion(
        [property: Description("The image.")] string Image,
        [property: Description("The version.")] string Version,
        [property: Description("The ARM id.")] string Id,
        [property: Description("Whether no check failed.")] bool Verified,
        [property: Description("The checks.")] IReadOnlyList<Check> Checks);

    /// <summary>A check.</summary>
    internal sealed record Check(
        [property: Description("The name.")] string Name,
        [property: Description("The outcome.")] CheckOutcome Outcome,
        [property: Description("The outcome in words.")] string Message);
}
