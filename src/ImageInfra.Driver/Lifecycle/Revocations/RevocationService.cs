using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Lifecycle.Channels;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;
using ImageInfra.Model.Planning;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Lifecycle.Revocations;

/// <summary>
/// Revokes or restores versions: first in the stack files, which builds and promotions read, then in Azure, where revoked versions
/// are excluded from <c>latest</c>. After a crash in between, repeating the command completes it.
/// </summary>
public sealed class RevocationService(IFactoryStacks stacks, IFactoryInventory inventory, IImageVersions versions, TimeProvider clock)
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
            reason is null ? [] : [.. concerned.SelectMany(m => Notes(m, world, stacks.ProjectOf(m.Stack).Load().Settings))],
            changes);
    }

    private IEnumerable<string> Notes(VersionNode member, FactoryInventory world, FactorySettings settings)
    {
        var (stack, image, number) = (member.Stack, member.Image, member.Version.Number);
        foreach (var channel in VersionMarks.Of(settings, image, number).Channels)
        {
            var next = ChannelPlan.Next(world.Stack(stack).Image(image), channel, settings, clock.GetUtcNow()) switch
            {
                null => $"no other version is usable; to build one, run 'imageinfra build {image} --stack {stack}', then 'imageinfra channel set {image} {channel} --stack {stack}'",
                { } other when other < number => $"to move it back, run 'imageinfra rollback {image} --channel {channel} --to {other} --stack {stack}'",
                { } other => $"to move it on, run 'imageinfra channel set {image} {channel} {other} --stack {stack}'",
            };
            yield return $"channel '{channel}' of {image} in '{stack}' points to {number}; {next}";
        }

        if (settings.BaseVersions.TryGetValue(image, out var pin) && pin == number)
        {
            yield return $"images in '{stack}' start from {image} {number} and cannot be built until it has a newer version; to build one, run 'imageinfra build {image} --stack {stack}'";
        }
    }
}
