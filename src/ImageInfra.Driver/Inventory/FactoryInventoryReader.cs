using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Pins;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Versions;
using ImageInfra.Project.Stacks;

namespace ImageInfra.Driver.Inventory;

/// <summary>Reads the inventory of a project from stack outputs and from ARM or Resource Graph.</summary>
public sealed class FactoryInventoryReader(
    IFactoryStacks project,
    IImageVersions versions,
    IDeployedContents contents,
    IVersionQuery graph,
    IVersionConsumers consumers,
    StoredPins? pins = null) : IFactoryInventory
{
    private const int MaximumLists = 8;

    /// <inheritdoc/>
    public IReadOnlyList<string> Stacks => project.Names;

    /// <inheritdoc/>
    public async Task<FactoryInventory> ReadAsync(
        IEnumerable<string> stacks,
        bool withConsumers,
        InventoryAge age,
        CancellationToken cancellationToken)
    {
        var declared = await Task.WhenAll(stacks.Distinct(StringComparer.OrdinalIgnoreCase).Select(name => DeclaredAsync(name, cancellationToken)));
        var consuming = withConsumers ? ConsumersAsync(declared, cancellationToken) : Task.FromResult<IReadOnlyList<VersionConsumer>>([]);
        var reading = WithImagesAsync(declared, age, cancellationToken);
        await Task.WhenAll(reading, consuming);
        var (read, readAge) = await reading;
        return new(read, await consuming) { Age = readAge };
    }

    private async Task<StackInventory> DeclaredAsync(string name, CancellationToken cancellationToken) =>
        new(name, await LoadAsync(name, cancellationToken), await OutputsAsync(name, cancellationToken), []);

    private async Task<FactoryStack> LoadAsync(string name, CancellationToken cancellationToken)
    {
        var stack = project.ProjectOf(name).Load();
        return pins is not null && stack.Settings.PinsInStore ? stack.With(await pins.ReadAsync(name, cancellationToken)) : stack;
    }

    // A stack with a file may not be initialized; it has no outputs, like one that was never updated.
    private async Task<StackOutputs?> OutputsAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            return await project.OperationsOf(name).OutputsAsync(cancellationToken);
        }
        catch (DriverException e) when (e.Failure is DriverFailure.StackNotFound)
        {
            return null;
        }
    }

    // ARM's lists have the same data, only slower, so no failure of Resource Graph fails the command.
    private async Task<ILookup<string, PublishedVersion>?> RecentAsync(IEnumerable<StackInventory> stacks, CancellationToken cancellationToken)
    {
        var galleries = stacks.Select(s => s.Outputs?.GalleryId).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        try
        {
            return await graph.ListAsync(galleries, cancellationToken);
        }
        catch (DriverException)
        {
            return null;
        }
    }

    private async Task<(IReadOnlyList<StackInventory> Stacks, InventoryAge Age)> WithImagesAsync(
        IReadOnlyList<StackInventory> declared,
        InventoryAge age,
        CancellationToken cancellationToken)
    {
        var recent = age == InventoryAge.Recent ? await RecentAsync(declared, cancellationToken) : null;
        using var lists = new SemaphoreSlim(MaximumLists);
        return (
            await Task.WhenAll(declared.Select(stack => WithImagesAsync(stack, recent, lists, cancellationToken))),
            recent is null ? InventoryAge.Live : InventoryAge.Recent);
    }

    private async Task<StackInventory> WithImagesAsync(
        StackInventory stack,
        ILookup<string, PublishedVersion>? recent,
        SemaphoreSlim lists,
        CancellationToken cancellationToken)
    {
        if (stack.Outputs is not { } outputs)
        {
            return stack with { Images = [] };
        }

        ImageInventory[] images =
        [
            .. outputs.Images.Select(i => new ImageInventory(i.Key, i.Value.DefinitionId, [])),
            .. (await RetiredImages.ListAsync(contents, stack.Name, outputs, cancellationToken)).Select(d => new ImageInventory(d.Name, d.Id, []) { IsRetired = true }),
        ];
        return recent is not null && !await IsUnknownAsync(outputs.Images, recent, cancellationToken)
            ? stack with { Images = [.. images.Select(i => i with { Versions = [.. recent[i.DefinitionId]] })] }
            : stack with { Images = await Task.WhenAll(images.Select(i => LiveAsync(i, lists, cancellationToken))) };
    }

    // Resource Graph omits versions that the caller may not read or that are too new. If a stack seems to have no versions, one list
    // of ARM shows whether it is refused, has newer versions, or is really empty.
    private async Task<bool> IsUnknownAsync(
        IReadOnlyDictionary<string, ImageOutputs> images,
        ILookup<string, PublishedVersion> recent,
        CancellationToken cancellationToken) =>
        images.Count > 0
        && !images.Values.Any(i => recent.Contains(i.DefinitionId))
        && (await versions.ListAsync(images.Values.First().DefinitionId, cancellationToken)).Count > 0;

    private async Task<ImageInventory> LiveAsync(ImageInventory image, SemaphoreSlim lists, CancellationToken cancellationToken)
    {
        await lists.WaitAsync(cancellationToken);
        try
        {
            return image with { Versions = await versions.ListAsync(image.DefinitionId, cancellationToken) };
        }
        finally
        {
            lists.Release();
        }
    }

    private Task<IReadOnlyList<VersionConsumer>> ConsumersAsync(IReadOnlyList<StackInventory> stacks, CancellationToken cancellationToken) =>
        consumers.ListAsync(
            stacks
                .Select(s => s.Outputs is { } outputs ? ArmNames.SubscriptionOf(outputs.GalleryId) : null)
                .OfType<string>()
                .Concat(stacks.SelectMany(s => s.Declared.Settings.ConsumerSubscriptions))
                .Distinct(StringComparer.OrdinalIgnoreCase),
            cancellationToken);
}
