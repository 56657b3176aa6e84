using System.ComponentModel;
using ImageInfra.Driver.Lifecycle.Retention;

namespace ImageInfra.Cli.Json;

/// <summary>The JSON of <c>prune</c>.</summary>
internal sealed record PrunePlanOutput(
    [property: Description("The id of the plan, for --plan.")] string Id,
    [property: Description("The stack.")] string Stack,
    [property: Description("The images that the plan covers; empty means all.")] IReadOnlyList<string> Images,
    [property: Description("When the plan was made.")] DateTimeOffset Time,
    [property: Description("Whether deleted versions can be restored.")] bool HasSoftDelete,
    [property: Description("The versions to delete, in order.")] IReadOnlyList<PrunePlanOutput.Deletion> Versions,
    [property: Description("The orphaned resources.")] IReadOnlyList<PrunePlanOutput.OrphanEntry> Orphans,
    [property: Description("The versions that are kept.")] IReadOnlyList<PrunePlanOutput.KeptEntry> Kept)
{
    /// <summary>A version to delete.</summary>
    internal sealed record Deletion(
        [property: Description("The image.")] string Image,
        [property: Description("The version.")] string Version,
        [property: Description("The ARM id.")] string Id,
        [property: Description("The properties of the version; the plan is outdated if they change.")] Facts Facts);

    /// <summary>The properties of a version.</summary>
    internal sealed record Facts(
        [property: Description("The provisioning state in Azure.")] string ProvisioningState,
        [property: Description("When it was published.")] DateTimeOffset? PublishedDate,
        [property: Description("The end of its life.")] DateTimeOffset? EndOfLifeDate,
        [property: Description("Whether Azure blocks its deletion before the end of its life.")] bool BlockDeletionBeforeEndOfLife,
        [property: Description("Whether Azure excludes it from 'latest'.")] bool ExcludeFromLatest,
        [property: Description("The tags.")] IReadOnlyDictionary<string, string> Tags);

    /// <summary>An orphaned resource.</summary>
    internal sealed record OrphanEntry(
        [property: Description("The kind of the resource.")] OrphanKind Kind,
        [property: Description("The ARM id, or the address of a VHD.")] string Id,
        [property: Description("Why it is an orphan, or why it is not deleted.")] string Why,
        [property: Description("Whether the plan deletes it.")] bool IsDeleted,
        [property: Description("The ARM id of its template.")] string? TemplateId);

    /// <summary>A version that is kept.</summary>
    internal sealed record KeptEntry(
        [property: Description("The image.")] string Image,
        [property: Description("The version.")] string Version,
        [property: Description("When it was published.")] DateTimeOffset? PublishedDate,
        [property: Description("Why it is kept.")] IReadOnlyList<KeepReasonEntry> Reasons);

    /// <summary>A reason to keep a version.</summary>
    internal sealed record KeepReasonEntry(
        [property: Description("The rule, as in docs/retention.md.")] KeepRule Rule,
        [property: Description("The reason in words.")] string Text,
        [property: Description("The channels, resources or versions that keep it.")] IReadOnlyList<string> Subjects);
}

/// <summary>The JSON of <c>prune --apply</c>.</summary>
internal sealed record PruneOutput(
    [property: Description("The id of the plan.")] string Id,
    [property: Description("The stack.")] string Stack,
    [property: Description("The versions and orphans of the plan.")] IReadOnlyList<PruneOutput.Item> Items)
{
    /// <summary>The deletion of a version or an orphan.</summary>
    internal sealed record Item(
        [property: Description("The name for messages.")] string Name,
        [property: Description("The ARM id, or the address of a VHD.")] string Id,
        [property: Description("The outcome.")] PruneOutcome Outcome,
        [property: Description("Why it still exists; null if it was deleted.")] string? Message,
        [property: Description("The command that restores it; null if it cannot be restored.")] string? RestoreCommand);
}
