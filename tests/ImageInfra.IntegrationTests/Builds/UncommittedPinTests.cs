using ImageInfra.Driver.Stacks;
using ImageInfra.IntegrationTests.Support;
using ImageInfra.Model.Images;

namespace ImageInfra.IntegrationTests.Builds;

/// <summary>Tests an agent with a fresh checkout that lacks the pin of another agent's build.</summary>
public sealed class UncommittedPinTests
{
    [Fact]
    public async Task An_update_keeps_the_template_of_an_image_with_an_unpinned_base()
    {
        await using var factory = await BuiltAsync();
        Unpin(factory);

        await using var process = factory.Begin();
        var (preview, refusals) = await process.Updates.PreviewAsync(Unwatched(), default);
        var update = await process.Updates.UpAsync(false, Unwatched(), default);

        Assert.True(preview.ChangesNothing);
        Assert.Empty(refusals);
        Assert.True(update.ChangesNothing);
        Assert.Empty(update.Outputs!.Waiting);
    }

    [Fact]
    public async Task A_build_starts_from_the_newest_usable_version_of_the_base()
    {
        await using var factory = await BuiltAsync();
        await factory.BuildAsync("base");
        Unpin(factory);
        factory.Project.Settings = factory.Project.Settings with
        {
            Revoked = new Dictionary<string, IReadOnlyDictionary<ImageVersion, string>> { ["base"] = new Dictionary<ImageVersion, string> { [ImageVersion.Parse("1.0.1")] = "bad" } },
        };

        await factory.BuildAsync("child");

        Assert.Equal(["1.0.1", "1.0.0"], (await factory.VersionsAsync("base")).Select(v => v.Number.ToString()));
        Assert.Equal("base 1.0.0", (await factory.VersionsAsync("child"))[0].Tags["imageinfra-source"]);
    }

    [Fact]
    public async Task A_version_of_a_base_before_its_last_edit_is_not_used()
    {
        await using var factory = await BuiltAsync();
        Unpin(factory);
        factory.Project.Edit("base", "echo hello", "echo good morning");

        await using var process = factory.Begin();
        var update = await process.Updates.UpAsync(false, Unwatched(), default);

        Assert.Equal(["child"], update.Outputs!.Waiting.Keys);
    }

    private static async Task<SimulatedFactory> BuiltAsync()
    {
        var factory = await SimulatedFactory.StartAsync(new("dev", ["westeurope"], ("base", null), ("child", "base")), speed: 1_000_000);
        Assert.True((await factory.BuildAsync()).Succeeded);
        return factory;
    }

    private static void Unpin(SimulatedFactory factory) =>
        factory.Project.Settings = factory.Project.Settings with { BaseVersions = new Dictionary<string, ImageVersion>() };

    private static CollectingProgress<StackEvent> Unwatched() => new(new());
}
