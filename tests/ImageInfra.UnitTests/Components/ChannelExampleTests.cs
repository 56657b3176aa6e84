using System.Text.RegularExpressions;
using ImageInfra.Components.Factory;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Files;
using ImageInfra.UnitTests.Support;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace ImageInfra.UnitTests.Components;

/// <summary>Compares the outputs that the example programs read with those of a stack.</summary>
[Collection(PulumiCollection.Name)]
public sealed partial class ChannelExampleTests
{
    [Theory]
    [InlineData("avd-session-hosts")]
    [InlineData("scale-set")]
    public async Task An_example_reads_a_channel_of_the_repositorys_images(string example)
    {
        var program = await File.ReadAllTextAsync(Path.Combine(RepositoryFiles.Root, "examples", example, "Pulumi.yaml"));
        var references = OutputReference().Matches(program).Select(m => (Image: m.Groups["image"].Value, Channel: m.Groups["channel"].Value)).ToHashSet();
        var (image, channel) = Assert.Single(references);
        var settings = SomeStack.Settings() with
        {
            Channels = new Dictionary<string, IReadOnlyDictionary<string, ChannelPin>> { [image] = new Dictionary<string, ChannelPin> { [channel] = new(ImageVersion.Parse("1.0.3")) } },
        };

        var (_, outputs) = await Deployment.TestAsync(
            new AzureMocks(),
            new TestOptions { StackName = "dev" },
            () => ImageFactory.Declare(CatalogDirectory.Load(RepositoryFiles.Root, settings.ImagesDirectory), settings));

        var channels = Assert.IsType<Dictionary<string, object?>>(Assert.IsType<Dictionary<string, object?>>(outputs["channels"])[image]);
        Assert.EndsWith($"/{image}/versions/1.0.3", await OutputUtilities.GetValueAsync(Assert.IsType<Output<string>>(channels[channel])), StringComparison.Ordinal);
    }

    [GeneratedRegex("""\$\{images\.outputs\["channels"\]\["(?<image>[^"]+)"\]\["(?<channel>[^"]+)"\]\}""")]
    private static partial Regex OutputReference();
}
