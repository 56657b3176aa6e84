using System.Collections.Concurrent;
using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Lifecycle.Retention;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Stacks;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver.Retention.World;

/// <summary>Two stacks, three chained images and their consumers in memory, with all data that pruning reads.</summary>
internal sealed class ModelWorld : TimeProvider, IFactoryInventory, IImageVersions, IFactoryResources, IPromotionRecords
{
    public static readonly string[] Images = ["root", "base", "web"];

    private static readonly DateTimeOffset s_start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly ImageCatalog s_catalog = SomeStack.Catalog(SomeStack.Image("web"));
    private static readonly ConcurrentDictionary<string, ImageCatalog> s_catalogs = [];
    private static readonly FactorySettings s_settings = SomeStack.Settings();
    private static readonly VersionReplica[] s_everywhere = [new("westeurope", 1, null, 0), new("northeurope", 1, null, 0)];
    private static readonly VersionReplica[] s_somewhere = [new("westeurope", 1, null, 0)];
    private static readonly VersionReplica[] s_copying = [new("westeurope", 1, "Replicating", 10)];

    public required IReadOnlyList<ModelStack> ModelStacks { get; init; }

    public List<ModelVersion> Versions { get; } = [];

    public List<ModelConsumer> Consumers { get; } = [];

    /// <summary>The source of an image in the catalog.</summary>
    public ModelVersion? TemplateSource { get; set; }

    public int Day { get; set; }

    /// <summary>The deletions so far, in order.</summary>
    public List<ModelVersion> Deleted { get; } = [];

    /// <summary>The number of deletions before the process dies, and whether Azure completes the last one.</summary>
    public int Deaths { get; set; } = int.MaxValue;

    public bool GoesOn { get; set; }

    public IReadOnlyList<string> Stacks => [.. ModelStacks.Select(s => s.Name)];

    public static DateTimeOffset Time(int day) => s_start.AddDays(day);

    public override DateTimeOffset GetUtcNow() => Time(Day);

    public FactoryInventory Inventory() => new(
        [.. ModelStacks.Select(Stack)],
        [.. Consumers.Select((c, i) => new VersionConsumer(
            ConsumerKind.VirtualMachine,
            $"/vms/{i}",
            c.TakesLatest ? SomeFactory.DefinitionId(c.Version.Image, c.Version.Stack) : c.Version.Id,
            c.TakesLatest ? c.Version.Number.ToString() : null))]);

    public Task<FactoryInventory> ReadAsync(IEnumerable<string> stacks, bool withConsumers, InventoryAge age, CancellationToken cancellationToken) => Task.FromResult(Inventory());

    public Task<FactoryResources> ReadAsync(StackOutputs outputs, CancellationToken cancellationToken) => Task.FromResult(new FactoryResources([], [], [], false));

    public Task<PublishedVersion?> FindAsync(string versionId, CancellationToken cancellationToken) =>
        Task.FromResult(Versions.Find(v => v.Id == versionId) is { } version ? Published(version) : null);

    public Task DeleteAsync(string versionId, CancellationToken cancellationToken)
    {
        var version = Versions.Single(v => v.Id == versionId);
        if (--Deaths == 0 && !GoesOn)
        {
            throw new ProcessDied();
        }

        Deleted.Add(version);
        if (Deaths == 0)
        {
            (version.StateBefore, version.State) = (version.State, "Deleting");
            throw new ProcessDied();
        }

        Versions.Remove(version);
        return Task.CompletedTask;
    }

    public void Remove(string image, ImageVersion number)
    {
    }

    public Task<IReadOnlyList<PublishedVersion>> ListAsync(string definitionId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task UpdateAsync(string versionId, VersionUpdate update, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<TemplateResource?> FindTemplateAsync(string templateId, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task DeleteAsync(Orphan orphan, CancellationToken cancellationToken) => throw new NotSupportedException();

    private StackInventory Stack(ModelStack stack) => new(
        stack.Name,
        new FactoryStack(
            TemplateSource is null ? s_catalog : s_catalogs.GetOrAdd(TemplateSource.Id, Starting),
            s_settings with
            {
                Stack = stack.Name,
                Retention = new() { Default = stack.Rules },
                BaseVersions = stack.Pins.ToDictionary(p => p.Key, p => p.Value.Number),
                Channels = stack.Channels.GroupBy(c => c.Key.Image).ToDictionary(
                    g => g.Key,
                    g => (IReadOnlyDictionary<string, ChannelPin>)g.ToDictionary(c => c.Key.Channel, c => new ChannelPin(c.Value.Version.Number) { Previous = c.Value.Previous?.Number })),
                Revoked = Versions.Where(v => v.Stack == stack.Name && v.IsRevokedInSettings).GroupBy(v => v.Image).ToDictionary(
                    g => g.Key,
                    g => (IReadOnlyDictionary<ImageVersion, string>)g.ToDictionary(v => v.Number, _ => "CVE")),
                Promotions = stack.Promotions.GroupBy(v => v.Image).ToDictionary(
                    g => g.Key,
                    g => (IReadOnlyDictionary<ImageVersion, PromotedVersion>)g.ToDictionary(v => v.Number, v => new PromotedVersion(v.Id))),
            }),
        new StackOutputs
        {
            ResourceGroupName = "",
            GalleryId = SomeFactory.GalleryId(stack.Name),
            IdentityId = "",
            IdentityPrincipalId = "",
            Images = new Dictionary<string, ImageOutputs>(),
            Waiting = new Dictionary<string, string>(),
        },
        [.. Images.Select(i => new ImageInventory(i, SomeFactory.DefinitionId(i, stack.Name), [.. Versions.Where(v => v.Stack == stack.Name && v.Image == i).Select(Published)]))]);

    private static ImageCatalog Starting(string versionId)
    {
        var image = SomeStack.Image("other");
        return SomeStack.Catalog(image with { Template = image.Template with { Source = new ImageSource.SharedImageVersion(versionId) } });
    }

    private static PublishedVersion Published(ModelVersion version)
    {
        var facts = (version.State, version.IsCopying, version.IsRevokedByTag, version.TaggedChannels.Count, version.IsBlocked, version.End);
        return version.Published is { } known && known.Facts == facts ? known.Version : (version.Published = (facts, Publish(version))).Value.Version;
    }

    private static PublishedVersion Publish(ModelVersion version)
    {
        var tags = Tags.Empty;
        if (version.BuiltFrom is { } source)
        {
            tags = tags.With(WellKnownTags.Source, $"{source.Image} {source.Number}");
        }

        if (version.IsRevokedByTag)
        {
            tags = tags.With(WellKnownTags.Revoked, "CVE");
        }

        if (version.HasFailedCheck)
        {
            tags = tags.With(WellKnownTags.Check, "failed");
        }

        if (version.TaggedChannels.Count > 0)
        {
            tags = tags.With(WellKnownTags.Channels, string.Join(',', version.TaggedChannels));
        }

        return new()
        {
            Id = version.Id,
            Number = version.Number,
            ProvisioningState = version.State,
            PublishedDate = Time(version.Born),
            EndOfLifeDate = version.End is { } end ? Time(end) : null,
            BlockDeletionBeforeEndOfLife = version.IsBlocked,
            ExcludeFromLatest = version.IsExcluded,
            CopyOf = version.CopyOf?.Id,
            Replicas = version.IsCopying ? s_copying : version.IsEverywhere ? s_everywhere : s_somewhere,
            Tags = tags,
        };
    }

    /// <summary>The process died during an operation.</summary>
    public sealed class ProcessDied : Exception;
}
