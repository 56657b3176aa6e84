using System.Collections.Immutable;
using ImageInfra.Components.Factory;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;
using ImageInfra.UnitTests.Support;
using Pulumi;
using Pulumi.Testing;

namespace ImageInfra.UnitTests.Components;

/// <summary>Tests versions promoted from another stack, and the outputs that other programs use.</summary>
[Collection(PulumiCollection.Name)]
public sealed class PromotedVersionsTests
{
    private const string Version = "azure-native:compute:GalleryImageVersion";
    private const string Source = "/subscriptions/s/resourceGroups/rg-dev/providers/Microsoft.Compute/galleries/gal_dev/images/base/versions/1.0.3";
    private const string Reader = "22222222-0000-0000-0000-000000000002";

    private readonly AzureMocks _mocks = new();

    [Fact]
    public async Task A_promoted_version_has_regions_and_marks_of_its_stack()
    {
        await DeclareAsync(Promoting() with
        {
            TargetRegions = [new("westeurope", 3, "Standard_ZRS"), new("northeurope")],
            Channels = new Dictionary<string, IReadOnlyDictionary<string, ChannelPin>>
            {
                ["base"] = new Dictionary<string, ChannelPin> { ["stable"] = new(new(1, 0, 2)), ["canary"] = new(new(1, 0, 3)) },
            },
        });

        var version = _mocks.Single(Version);
        Assert.Equal(("base-1.0.3", "1.0.3"), (version.Name, version.Inputs["galleryImageVersionName"]));
        Assert.Equal("gal_prod", version.Inputs["galleryName"]);
        Assert.Equal("base", version.Inputs["galleryImageName"]);
        Assert.Contains($"\"{Source}\"", RegisteredJson.Of(version.Inputs["storageProfile"]), StringComparison.Ordinal);
        var publishing = RegisteredJson.Of(version.Inputs["publishingProfile"]);
        Assert.Contains("\"northeurope\"", publishing, StringComparison.Ordinal);
        Assert.Contains("Standard_ZRS", publishing, StringComparison.Ordinal);
        // A higher number than the latest version here.
        Assert.Equal(true, Assert.IsType<ImmutableDictionary<string, object>>(version.Inputs["publishingProfile"])["excludeFromLatest"]);
        var tags = Assert.IsType<ImmutableDictionary<string, object>>(version.Inputs["tags"]);
        Assert.Equal(("prod", "canary", "run-7"), (tags["imageinfra-stack"], tags["imageinfra-channels"], tags["imageinfra-run"]));
    }

    [Fact]
    public async Task A_version_with_too_few_approvals_is_not_declared()
    {
        await DeclareAsync(Promoting() with { PromotionRules = new() { Approvals = 2 } });
        Assert.Empty(_mocks.Of(Version));

        await DeclareAsync(Promoting() with { PromotionRules = new() { Approvals = 1 } });
        Assert.Single(_mocks.Of(Version));
    }

    [Fact]
    public async Task Image_readers_may_only_read_images_of_the_gallery()
    {
        await DeclareAsync(SomeStack.Settings() with { ImageReaders = [Reader] });

        var assignment = Assert.Single(_mocks.Of(AzureTypes.RoleAssignment), a => a.Inputs["principalId"] is Reader);
        Assert.Equal($"/subscriptions/sub/{AzureTypes.Gallery}/gal_dev", assignment.Inputs["scope"]);
        Assert.EndsWith("/roleDefinitions/cf7c76d2-98a3-4358-a134-615aa78bf44d", (string)assignment.Inputs["roleDefinitionId"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_program_gets_ids_by_image_and_channel()
    {
        var ids = new TaskCompletionSource<string[]>();
        await Deployment.TestAsync(new ReferenceMocks(), new TestOptions { IsPreview = false }, () =>
        {
            var images = new FactoryReference("acme/imageinfra/prod");
            Output.All(images.GalleryId, images.DefinitionId("web"), images.VersionId("web", "stable")).Apply(all =>
            {
                ids.SetResult([.. all]);
                return all;
            });
        });

        // The program may end before its outputs are resolved.
        Assert.Equal(["/gal", "/gal/images/web", "/gal/images/web/versions/1.0.3"], await ids.Task);
    }

    private static FactorySettings Promoting() => SomeStack.Settings("prod") with
    {
        Promotions = new Dictionary<string, IReadOnlyDictionary<ImageVersion, PromotedVersion>>
        {
            ["base"] = new Dictionary<ImageVersion, PromotedVersion>
            {
                [new(1, 0, 3)] = new(Source) { Tags = Tags.Empty.With("imageinfra-run", "run-7"), Approvals = ["ada", "Ada"] },
            },
        },
    };

    private async Task DeclareAsync(FactorySettings settings) => await Deployment.TestAsync(
        _mocks,
        new TestOptions { IsPreview = false },
        () => ImageFactory.Declare(SomeStack.Chain(), settings));

    private sealed class ReferenceMocks : IMocks
    {
        public Task<(string?, object)> NewResourceAsync(MockResourceArgs args)
        {
            Assert.Equal(("pulumi:pulumi:StackReference", "acme/imageinfra/prod"), (args.Type, args.Inputs["name"]));
            var outputs = new Dictionary<string, object>
            {
                ["galleryId"] = "/gal",
                ["images"] = Map("web", Map("definitionId", "/gal/images/web")),
                ["channels"] = Map("web", Map("stable", "/gal/images/web/versions/1.0.3")),
            }.ToImmutableDictionary();
            return Task.FromResult<(string?, object)>((args.Id, new Dictionary<string, object>
            {
                ["name"] = "acme/imageinfra/prod",
                ["outputs"] = outputs,
                ["secretOutputNames"] = ImmutableArray<string>.Empty,
            }.ToImmutableDictionary()));
        }

        public Task<object> CallAsync(MockCallArgs args) => throw new NotSupportedException();

        private static ImmutableDictionary<string, object> Map(string name, object value) =>
            ImmutableDictionary<string, object>.Empty.Add(name, value);
    }
}
