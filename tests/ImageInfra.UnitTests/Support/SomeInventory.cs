using ImageInfra.Driver.Inventory;
using ImageInfra.Driver.Stacks;
using ImageInfra.Driver.Versions;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Stacks;

namespace ImageInfra.UnitTests.Support;

/// <summary>Inventories that a test varies by <c>with</c>.</summary>
internal static class SomeInventory
{
    public const string Ubuntu = "canonical:ubuntu-24_04-lts:server:24.04.202510170";

    public static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    public static string DefinitionId(string image, string stack = "dev") =>
        $"/subscriptions/s/resourceGroups/rg-{stack}/providers/Microsoft.Compute/galleries/gal_{stack}/images/{image}";

    public static string VersionId(string image, string number, string stack = "dev") => $"{DefinitionId(image, stack)}/versions/{number}";

    public static string VmId(string name) => $"/subscriptions/s/resourceGroups/apps/providers/Microsoft.Compute/virtualMachines/{name}";

    public static PublishedVersion Version(string image, string number, string? source = null, string stack = "dev") => new()
    {
        Id = VersionId(image, number, stack),
        Number = ImageVersion.Parse(number),
        ProvisioningState = "Succeeded",
        PublishedDate = Now.AddDays(-10),
        Replicas = [new("westeurope", 1, "Completed", 100)],
        SizeInGB = 30,
        Tags = source is null ? Tags.Empty : Tags.Empty.With(WellKnownTags.Source, source),
    };

    /// <summary>A version built from a marketplace version.</summary>
    public static PublishedVersion FromUbuntu(string image, string number, string exact = "24.04.202510170") => Version(image, number, "canonical:ubuntu-24_04-lts:server:latest") is var version
        ? version with { Tags = version.Tags.With(WellKnownTags.SourceVersion, exact) }
        : throw new InvalidOperationException();

    public static PublishedVersion Copy(string image, string number, string of, Tags? tags = null, string stack = "prod") => Version(image, number, stack: stack) with
    {
        CopyOf = of,
        Tags = tags ?? Tags.Empty,
    };

    public static StackInventory Stack(ImageCatalog catalog, FactorySettings settings, params IEnumerable<PublishedVersion> versions) => new(
        settings.Stack,
        new FactoryStack(catalog, settings),
        new StackOutputs
        {
            ResourceGroupName = settings.ResourceGroupName,
            GalleryId = DefinitionId("x", settings.Stack).Replace("/images/x", "", StringComparison.Ordinal),
            IdentityId = "/i",
            IdentityPrincipalId = "p",
            Images = catalog.Images.ToDictionary(i => i.Name, i => new ImageOutputs(DefinitionId(i.Name, settings.Stack), null)),
            Waiting = new Dictionary<string, string>(),
        },
        [
            .. catalog.Images.Select(i => new ImageInventory(
                i.Name,
                DefinitionId(i.Name, settings.Stack),
                [
                    .. versions
                        .Where(v => v.Id.StartsWith($"{DefinitionId(i.Name, settings.Stack)}/", StringComparison.Ordinal))
                        .OrderByDescending(v => v.Number),
                ])),
        ]);

    public static FactoryInventory Of(params IReadOnlyList<StackInventory> stacks) => new(stacks, []);

    /// <summary>A base from the marketplace, a child, its copy in prod, and their consumers.</summary>
    public static FactoryInventory Family()
    {
        var dev = SomeStack.Settings() with
        {
            Channels = new Dictionary<string, IReadOnlyDictionary<string, ChannelPin>>
            {
                ["child"] = new Dictionary<string, ChannelPin> { ["stable"] = new(ImageVersion.Parse("2.0.0")), ["canary"] = new(ImageVersion.Parse("2.0.1")) },
            },
            Revoked = new Dictionary<string, IReadOnlyDictionary<ImageVersion, string>>
            {
                ["child"] = new Dictionary<ImageVersion, string> { [ImageVersion.Parse("2.0.1")] = "breaks sign-in" },
            },
        };
        return Of(
            Stack(
                SomeStack.Chain(),
                dev,
                FromUbuntu("base", "1.0.0"),
                FromUbuntu("base", "1.0.1", "24.04.202511060"),
                Version("child", "2.0.0", "base 1.0.0"),
                Version("child", "2.0.1", "base 1.0.0") with { EndOfLifeDate = Now.AddDays(-1) }),
            Stack(SomeStack.Chain(), SomeStack.Settings("prod"), Copy("child", "2.0.0", VersionId("child", "2.0.0")))) with
        {
            Consumers =
            [
                new(ConsumerKind.VirtualMachine, VmId("web-1"), VersionId("child", "2.0.0", "prod")),
                new(ConsumerKind.SessionHost, VmId("desk-1"), VersionId("child", "2.0.0", "prod")),
                new(ConsumerKind.ScaleSet, "/subscriptions/s/resourceGroups/apps/providers/Microsoft.Compute/virtualMachineScaleSets/shop", DefinitionId("child", "prod")),
                new(ConsumerKind.ScaleSetInstance, "/subscriptions/s/resourceGroups/apps/providers/Microsoft.Compute/virtualMachineScaleSets/shop/virtualMachines/3", DefinitionId("child", "prod"), "2.0.0"),
                new(ConsumerKind.ImageTemplate, SomeIntents.TemplateId("child"), VersionId("base", "1.0.0")),
            ],
        };
    }
}
