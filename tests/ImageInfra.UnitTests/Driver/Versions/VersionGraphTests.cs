using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;

namespace ImageInfra.UnitTests.Driver.Versions;

public sealed class VersionGraphTests
{
    [Fact]
    public void Sources_count_by_name_and_by_id()
    {
        var graph = Graph(
            Version("dev", "base"),
            Version("dev", "byName", source: "base 1.0.0"),
            Version("dev", "byId", source: Id("dev", "base")),
            Version("dev", "byLatest", source: $"{Gallery("dev")}/images/base/versions/latest", exact: Id("dev", "base").ToUpperInvariant()),
            Version("dev", "grandchild", source: "byId 1.0.0"),
            Version("dev", "other", source: "canonical:ubuntu:server:latest"));

        Assert.Equal(["byName", "byId", "byLatest", "grandchild"], graph.DescendantsOf(Id("dev", "base")).Select(d => d.Image));
    }

    [Fact]
    public void Copies_are_descendants_of_their_original_and_of_the_copy_of_its_base()
    {
        var graph = Graph(
            Version("dev", "base"),
            Version("dev", "child", source: "base 1.0.0"),
            Version("prod", "base", copyOf: Id("dev", "base")),
            Version("prod", "child", source: "base 1.0.0", copyOf: Id("dev", "child")));

        Assert.Equal(["dev child", "prod base", "prod child"], graph.DescendantsOf(Id("dev", "base")).Select(d => $"{d.Stack} {d.Image}").Order());
        Assert.Equal("prod child", Assert.Single(graph.DescendantsOf(Id("prod", "base")).Select(d => $"{d.Stack} {d.Image}")));
    }

    [Fact]
    public void A_copy_of_a_deleted_original_keeps_its_source()
    {
        var graph = Graph(Version("dev", "base"), Version("prod", "child", source: "base 1.0.0", copyOf: Id("dev", "child")));

        Assert.Equal("prod child", Assert.Single(graph.DescendantsOf(Id("dev", "base")).Select(d => $"{d.Stack} {d.Image}")));
        Assert.Equal(new VersionSource.OfGallery(Id("dev", "base")), graph.SourceOf(Id("dev", "child")));
    }

    [Fact]
    public void Cycles_from_wrong_tags_are_cut()
    {
        var graph = Graph(Version("dev", "a", source: "b 1.0.0"), Version("dev", "b", source: "a 1.0.0"));

        Assert.Equal("b", Assert.Single(graph.DescendantsOf(Id("dev", "a"))).Image);
    }

    private static VersionGraph Graph(params IEnumerable<VersionNode> nodes) => new(nodes);

    private static string Gallery(string stack) => $"/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/galleries/{stack}";

    private static string Id(string stack, string image) => $"{Gallery(stack)}/images/{image}/versions/1.0.0";

    private static VersionNode Version(string stack, string image, string? source = null, string? exact = null, string? copyOf = null)
    {
        var tags = source is null ? Tags.Empty : Tags.Empty.With(WellKnownTags.Source, source);
        return new(stack, image, new()
        {
            Id = Id(stack, image),
            Number = ImageVersion.Parse("1.0.0"),
            ProvisioningState = "Succeeded",
            CopyOf = copyOf,
            Tags = exact is null ? tags : tags.With(WellKnownTags.SourceVersion, exact),
        });
    }
}
