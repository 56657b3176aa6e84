using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Stacks;

namespace ImageInfra.UnitTests.Support;

/// <summary>A project with versions that a test adds. By default its rules keep only the newest one.</summary>
internal sealed class SomeFactory : IFactoryInventory
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 3, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, FactorySettings> _settings = [];
    private readonly List<(string Stack, string Image, PublishedVersion Version)> _versions = [];
    private readonly List<VersionConsumer> _consumers = [];

    public SomeFactory() => Settings("dev", s => s);

    public ImageCatalog Catalog { get; set; } = SomeStack.Chain();

    public IReadOnlyList<string> Stacks => [.. _settings.Keys];

    public IReadOnlyList<string> Images { get; set; } = ["base", "web"];

    public FactoryInventory Inventory => new([.. _settings.Select(s => Stack(s.Key, s.Value))], _consumers);

    public static string GroupId(string stack) => $"/subscriptions/sub/resourceGroups/rg-{stack}";

    public static string GalleryId(string stack) => $"{GroupId(stack)}/providers/Microsoft.Compute/galleries/gal_{stack}";

    public static string DefinitionId(string image, string stack = "dev") => $"{GalleryId(stack)}/images/{image}";

    public static string VersionId(string image, string number, string stack = "dev") => $"{DefinitionId(image, stack)}/versions/{number}";

    public static string TemplateId(string name, string stack = "dev") =>
        $"{GroupId(stack)}/providers/Microsoft.VirtualMachineImages/imageTemplates/{name}";

    public static string IdentityId(string stack) => $"{GroupId(stack)}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-{stack}";

    public SomeFactory Settings(string stack, Func<FactorySettings, FactorySettings> change)
    {
        var settings = _settings.GetValueOrDefault(stack) ?? SomeStack.Settings(stack) with
        {
            Retention = new() { Default = new() { KeepNewest = 1, KeepDays = 0, MaximumShare = 100 } },
        };
        _settings[stack] = change(settings);
        return this;
    }

    public SomeFactory Rules(int keepNewest = 1, int keepDays = 0, int maximumShare = 100) => Settings("dev", s => s with
    {
        Retention = new() { Default = new() { KeepNewest = keepNewest, KeepDays = keepDays, MaximumShare = maximumShare } },
    });

    public SomeFactory Channel(string image, string channel, string number, string? previous = null) => Settings("dev", s => s with
    {
        Channels = new Dictionary<string, IReadOnlyDictionary<string, ChannelPin>>
        {
            [image] = new Dictionary<string, ChannelPin>
            {
                [channel] = new(ImageVersion.Parse(number)) { Previous = previous is null ? null : ImageVersion.Parse(previous) },
            },
        },
    });

    public SomeFactory Promotes(string stack, string image, string number, string from = "dev") => Settings(stack, s => s with
    {
        Promotions = new Dictionary<string, IReadOnlyDictionary<ImageVersion, PromotedVersion>>
        {
            [image] = new Dictionary<ImageVersion, PromotedVersion> { [ImageVersion.Parse(number)] = new(VersionId(image, number, from)) },
        },
    });

    /// <summary>Adds a version with an age in days.</summary>
    public SomeFactory Version(string image, string number, int days = 100, Func<PublishedVersion, PublishedVersion>? change = null, string stack = "dev")
    {
        var version = new PublishedVersion
        {
            Id = VersionId(image, number, stack),
            Number = ImageVersion.Parse(number),
            ProvisioningState = "Succeeded",
            PublishedDate = Now.AddDays(-days),
            Replicas = [new("westeurope", 1, null, 0)],
        };
        Remove(image, number, stack);
        _versions.Add((stack, image, (change ?? (v => v))(version)));
        return this;
    }

    /// <summary>Adds versions of an image, each a day older than the next; the last is a hundred days old.</summary>
    public SomeFactory Versions(string image, params string[] numbers)
    {
        for (var i = 0; i < numbers.Length; i++)
        {
            Version(image, numbers[i], 100 + numbers.Length - i);
        }

        return this;
    }

    public SomeFactory Remove(string image, string number, string stack = "dev")
    {
        _versions.RemoveAll(v => v.Version.Id == VersionId(image, number, stack));
        return this;
    }

    public SomeFactory Consumer(ConsumerKind kind, string name, string imageId, string? exact = null)
    {
        _consumers.Add(new(kind, $"/subscriptions/sub/resourceGroups/rg/providers/Microsoft.Compute/things/{name}", imageId, exact));
        return this;
    }

    public static Func<PublishedVersion, PublishedVersion> BuiltFrom(string source) =>
        v => v with { Tags = v.Tags.With(WellKnownTags.Source, source) };

    public static Func<PublishedVersion, PublishedVersion> Tagged(string name, string value) => v => v with { Tags = v.Tags.With(name, value) };

    public Task<FactoryInventory> ReadAsync(IEnumerable<string> stacks, bool withConsumers, InventoryAge age, CancellationToken cancellationToken) => Task.FromResult(Inventory);

    private StackInventory Stack(string name, FactorySettings settings) => new(
        name,
        new FactoryStack(Catalog, settings),
        new StackOutputs
        {
            ResourceGroupName = $"rg-{name}",
            GalleryId = GalleryId(name),
            IdentityId = IdentityId(name),
            IdentityPrincipalId = "",
            Images = Images.ToDictionary(i => i, i => new ImageOutputs(DefinitionId(i, name), new(TemplateId($"{i}-00000000", name), $"{i}-00000000", i)), StringComparer.OrdinalIgnoreCase),
            Waiting = new Dictionary<string, string>(),
        },
        [
            .. Images.Select(i => new ImageInventory(
                i,
                DefinitionId(i, name),
                [.. _versions.Where(v => v.Stack == name && v.Image == i).Select(v => v.Version).OrderByDescending(v => v.Number)])),
        ]);
}
