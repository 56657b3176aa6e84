using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Lifecycle.Channels;

/// <summary>
/// Moves channels: in the stack's file, which says what they are, and then on the versions in Azure, which say it too. Killed in
/// between, the next call or update does the rest.
/// </summary>
public sealed class ChannelService(IFactoryStacks stacks, IFactoryInventory inventory, IImageVersions versions, TimeProvider clock)
{
    /// <summary>Lets a channel stand for a version of an image, or for its newest good one.</summary>
    /// <exception cref="DriverException">There is no such image or version, or it is not usable.</exception>
    public Task<ChannelMove> SetAsync(string stack, string image, string channel, ImageVersion? number, CancellationToken cancellationToken) =>
        MoveAsync(stack, image, channel, (found, settings, now) => ChannelPlan.Set(found, channel, number, settings, now), cancellationToken);

    /// <summary>Takes a channel back to a version, or to what it stood for before. Once: asked again it stays.</summary>
    /// <exception cref="DriverException">There is no such image, channel or version, or nothing to go back to.</exception>
    public Task<ChannelMove> RollbackAsync(string stack, string image, string channel, ImageVersion? to, CancellationToken cancellationToken) =>
        MoveAsync(stack, image, channel, (found, settings, now) => ChannelPlan.Rollback(found, channel, to, settings, now), cancellationToken);

    /// <summary>Moves the channels of these images, or of all, that rules bring forward now.</summary>
    /// <exception cref="DriverException">There is no such image.</exception>
    public async Task<IReadOnlyList<ChannelMove>> AdvanceAsync(string stack, IReadOnlyCollection<string> images, CancellationToken cancellationToken)
    {
        // Live: it may be about a version that was made a moment ago.
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

    // Lists of versions do not tell whether they are replicated.
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
