using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Lifecycle.Channels;

/// <summary>
/// Moves channels: first in the stack file, which is authoritative, then in the tags of versions in Azure. After a crash in between,
/// the next move or update completes the tags.
/// </summary>
public sealed class ChannelService(IFactoryStacks stacks, IFactoryInventory inventory, IImageVersions versions, TimeProvider clock)
{
    /// <summary>Sets a channel to a version of an image, or to its newest usable one.</summary>
    /// <exception cref="DriverException">The image or version does not exist, or the version is not usable.</exception>
    public Task<ChannelMove> SetAsync(string stack, string image, string channel, ImageVersion? number, CancellationToken cancellationToken) =>
        MoveAsync(stack, image, channel, (found, settings, now) => ChannelPlan.Set(found, channel, number, settings, now), cancellationToken);

    /// <summary>Rolls a channel back to the given or the previous version. A repeated rollback changes nothing.</summary>
    /// <exception cref="DriverException">The image, channel or version does not exist, or there is no version to roll back to.</exception>
    public Task<ChannelMove> RollbackAsync(string stack, string image, string channel, ImageVersion? to, CancellationToken cancellationToken) =>
        MoveAsync(stack, image, channel, (found, settings, now) => ChannelPlan.Rollback(found, channel, to, settings, now), cancellationToken);

    /// <summary>Advances the channels of the given images, or of all, by their rules.</summary>
    /// <exception cref="DriverException">An image does not exist.</exception>
    public async Task<IReadOnlyList<ChannelMove>> AdvanceAsync(string stack, IReadOnlyCollection<string> images, CancellationToken cancellationToken)
    {
        // Read live, because the version may be seconds old.
        var world = (await inventory.ReadAsync([stack], withConsumers: false, cancellationToken)).Stack(stack);
        var moves = new List<ChannelMove>();
        var settings = world.Declared.Settings;
        foreach (var image in images.Count > 0 ? [.. images.Select(world.Image)] : world.Images)
        {
            foreach (var (channel, pin) in ChannelPlan.Advance(image, settings, clock.GetUtcNow()).ToList())
            {
                if ((await StandingAsync(image, pin.Version, settings, cancellationToken)).IsUsable)
                {
                    moves.Add(await ApplyAsync(stack, image, channel, pin, settings, cancellationToken));
                }
            }
        }

        return moves;
    }

    private async Task<ChannelMove> MoveAsync(
        string stack,
        string image,
        string channel,
        Func<ImageInventory, FactorySettings, DateTimeOffset, ChannelPin> plan,
        CancellationToken cancellationToken)
    {
        var world = (await inventory.ReadAsync([stack], withConsumers: false, cancellationToken)).Stack(stack);
        var found = world.Image(image);
        var pin = plan(found, world.Declared.Settings, clock.GetUtcNow());
        ChannelPlan.Require(await StandingAsync(found, pin.Version, world.Declared.Settings, cancellationToken), found.Image, pin.Version);
        return await ApplyAsync(stack, found, channel, pin, world.Declared.Settings, cancellationToken);
    }

    // Lists of versions do not contain the replication state, so the version is read again.
    private async Task<VersionStanding> StandingAsync(ImageInventory image, ImageVersion number, FactorySettings settings, CancellationToken cancellationToken)
    {
        var listed = image.Version(number);
        return VersionStanding.Of(await versions.FindAsync(listed.Id, cancellationToken) ?? listed, image.Image, settings, clock.GetUtcNow());
    }

    private async Task<ChannelMove> ApplyAsync(
        string stack,
        ImageInventory image,
        string channel,
        ChannelPin pin,
        FactorySettings before,
        CancellationToken cancellationToken)
    {
        var project = stacks.ProjectOf(stack);
        var change = project.Edit(SettingEdit.Channel(image.Image, channel, pin));
        await new VersionMarking(versions).ApplyAsync(image.Image, image.Versions, project.Load(), cancellationToken);
        return new(image.Image, channel, pin, before.Channels.GetValueOrDefault(image.Image)?.GetValueOrDefault(channel)?.Version, change);
    }
}
