using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Versions;

namespace ImageInfra.Driver.Inventory;

/// <summary>Reads what a project's stacks have, from their outputs and from ARM's lists.</summary>
public sealed class FactoryInventoryReader(IFactoryStacks project, IImageVersions versions, IVersionConsumers consumers) : IFactoryInventory
{
    private const int MaximumLists = 8;

    /// <inheritdoc/>
    public IReadOnlyList<string> Stacks => project.Names;

    /// <inheritdoc/>
    public async Task<FactoryInventory> ReadAsync(IEnumerable<string> stacks, bool withConsumers, CancellationToken cancellationToken)
    {
        using var lists = new SemaphoreSlim(MaximumLists);
        var read = await Task.WhenAll(stacks.Distinct(StringComparer.OrdinalIgnoreCase).Select(name => ReadAsync(name, lists, cancellationToken)));
        if (!withConsumers)
        {
            return new(read, []);
        }

        var subscriptions = read
            .Select(s => s.Outputs is { } outputs ? ArmNames.SubscriptionOf(outputs.GalleryId) : null)
            .OfType<string>()
            .Concat(read.SelectMany(s => s.Declared.Settings.ConsumerSubscriptions))
            .Distinct(StringComparer.OrdinalIgnoreCase);
        return new(read, await consumers.ListAsync(subscriptions, cancellationToken));
    }

    private async Task<StackInventory> ReadAsync(string name, SemaphoreSlim lists, CancellationToken cancellationToken)
    {
        var declared = project.ProjectOf(name).Load();
        var outputs = await project.OperationsOf(name).OutputsAsync(cancellationToken);
        var images = await Task.WhenAll((outputs?.Images ?? new Dictionary<string, ImageOutputs>()).Select(async image =>
        {
            await lists.WaitAsync(cancellationToken);
            try
            {
                return new ImageInventory(
                    image.Key,
                    image.Value.DefinitionId,
                    await versions.ListAsync(image.Value.DefinitionId, cancellationToken));
            }
            finally
            {
                lists.Release();
            }
        }));
        return new(name, declared, outputs, images);
    }
}
