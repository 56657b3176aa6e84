using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Lifecycle.Revocations;

/// <summary>
/// Revokes or restores versions: first in the stack files, which builds and promotions read, then in Azure, where revoked versions
/// are excluded from <c>latest</c>. After a crash in between, repeating the command completes it.
/// </summary>
public sealed class RevocationService(IFactoryStacks stacks, IFactoryInventory inventory, IImageVersions versions)
{
    /// <summary>Revokes a version and, if requested, its descendants in every stack of the project.</summary>
    /// <exception cref="DriverException">The image or version does not exist.</exception>
    public Task<RevocationReport> RevokeAsync(
        string stack,
        string image,
        ImageVersion number,
        string reason,
        bool withDescendants,
        CancellationToken cancellationToken) => SayAsync(stack, image, number, reason, withDescendants, cancellationToken);

    /// <summary>Restores a revoked version and, if requested, its descendants.</summary>
    /// <exception cref="DriverException">The image or version does not exist.</exception>
    public Task<RevocationReport> RestoreAsync(
        string stack,
        string image,
        ImageVersion number,
        bool withDescendants,
        CancellationToken cancellationToken) => SayAsync(stack, image, number, reason: null, withDescendants, cancellationToken);

    private async Task<RevocationReport> SayAsync(
        string stack,
        string image,
        ImageVersion number,
        string? reason,
        bool withDescendants,
        CancellationToken cancellationToken)
    {
        // Read live, because the version may be seconds old.
        var world = await inventory.ReadAsync(stacks.Names, withConsumers: reason is not null, cancellationToken);
        var found = world.Stack(stack).Image(image);
        var graph = world.Graph();
        var itself = graph.Find(found.Version(number).Id)!;
        var descendants = graph.DescendantsOf(itself.Version.Id);
        IReadOnlyList<VersionNode> concerned = withDescendants ? [itself, .. descendants] : [itself];

        var changes = concerned
            .GroupBy(m => m.Stack)
            .Select(s => stacks.ProjectOf(s.Key).Edit([.. s.Select(m => SettingEdit.Revocation(m.Image, m.Version.Number, reason))]))
            .ToList();
        foreach (var group in concerned.GroupBy(m => (m.Stack, m.Image)))
        {
            var published = world.Stack(group.Key.Stack).Image(group.Key.Image).Versions;
            await new VersionMarking(versions).ApplyAsync(group.Key.Image, published, stacks.ProjectOf(group.Key.Stack).Load(), cancellationToken);
        }

        var ids = concerned.Select(m => m.Version.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new(
            concerned,
            withDescendants ? [] : descendants,
            [.. world.Consumers.Where(c => c.VersionId is { } id && ids.Contains(id))],
            reason is null ? [] : [.. concerned.SelectMany(m => Notes(m, world))],
            changes);
    }

    private static IEnumerable<string> Notes(VersionNode member, FactoryInventory world)
    {
        var (settings, stack, number) = (world.Stack(member.Stack).Declared.Settings, member.Stack, member.Version.Number);
        foreach (var channel in VersionMarks.Of(settings, member.Image, number).Channels)
        {
            yield return $"channel '{channel}' of {member.Image} in '{stack}' points to {number}; to move it, run 'imageinfra rollback {member.Image} --channel {channel} --stack {stack}'";
        }

        if (settings.BaseVersions.TryGetValue(member.Image, out var pin) && pin == number)
        {
            yield return $"images in '{stack}' start from {member.Image} {number} and cannot be built until it has a newer version; to build one, run 'imageinfra build {member.Image} --stack {stack}'";
        }
    }
}
