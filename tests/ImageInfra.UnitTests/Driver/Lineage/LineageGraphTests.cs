using ImageInfra.Driver.Insight.Lineage;
using ImageInfra.Driver.Inventory;
using ImageInfra.Model.Images;
using ImageInfra.UnitTests.Support;
using static ImageInfra.UnitTests.Support.SomeInventory;

namespace ImageInfra.UnitTests.Driver.Lineage;

public sealed class LineageGraphTests
{
    [Fact]
    public void A_chain_goes_from_the_marketplace_over_a_base_and_a_child_to_its_copy_and_what_uses_that()
    {
        var graph = LineageGraph.Of(Family(), Now);

        Assert.Equal(
            [VmId("desk-1"), VersionId("child", "2.0.0", "prod"), VersionId("child", "2.0.0"), VersionId("base", "1.0.0"), Ubuntu],
            Upwards(graph, VmId("desk-1")));
        Assert.Equal(LineageRelation.CopyOf, graph.ParentOf(VersionId("child", "2.0.0", "prod"))!.Relation);
        Assert.Equal(LineageRelation.BuiltFrom, graph.ParentOf(VersionId("child", "2.0.0"))!.Relation);
    }

    [Fact]
    public void What_takes_the_latest_is_shown_at_the_version_that_it_is_now()
    {
        var graph = LineageGraph.Of(Family(), Now);

        var links = graph.ChildrenOf(VersionId("child", "2.0.0", "prod")).ToDictionary(l => graph.Find(l.To)!.Name, l => l.Relation);
        Assert.Equal(LineageRelation.UsesLatest, links["shop"]);
        Assert.Equal(LineageRelation.Uses, links["shop 3"]);
        Assert.Equal(4, graph.Find(VersionId("child", "2.0.0", "prod"))!.Consumers);
    }

    [Fact]
    public void Versions_have_the_marks_of_their_stack()
    {
        var graph = LineageGraph.Of(Family(), Now);

        Assert.Equal(["stable"], graph.Find(VersionId("child", "2.0.0"))!.Channels);
        var revoked = graph.Find(VersionId("child", "2.0.1"))!;
        Assert.Equal("breaks sign-in", revoked.Revoked);
        Assert.Equal(Now.AddDays(-1), revoked.EndedAt);
        Assert.Null(graph.Find(VersionId("child", "2.0.0"))!.EndedAt);
    }

    [Fact]
    public void A_version_that_was_deleted_is_gone_and_still_links_what_came_of_it()
    {
        var graph = LineageGraph.Of(Of(Stack(SomeStack.Chain(), SomeStack.Settings(), Version("child", "2.0.0", "base 0.9.0"))), Now);

        var gone = graph.Find(VersionId("base", "0.9.0"))!;
        Assert.True(gone.IsGone);
        Assert.Equal("base 0.9.0", gone.Name);
        Assert.Null(gone.Stack);
    }

    [Fact]
    public void The_copy_of_a_version_that_is_gone_still_tells_what_that_was_built_from()
    {
        var tags = Tags.Empty.With(WellKnownTags.Source, "base 1.0.0");

        var graph = LineageGraph.Of(
            Of(
                Stack(SomeStack.Chain(), SomeStack.Settings(), FromUbuntu("base", "1.0.0")),
                Stack(SomeStack.Chain(), SomeStack.Settings("prod"), Copy("child", "2.0.0", VersionId("child", "2.0.0"), tags))),
            Now);

        Assert.Equal(
            [VersionId("child", "2.0.0", "prod"), VersionId("child", "2.0.0"), VersionId("base", "1.0.0"), Ubuntu],
            Upwards(graph, VersionId("child", "2.0.0", "prod")));
        Assert.True(graph.Find(VersionId("child", "2.0.0"))!.IsGone);
    }

    [Fact]
    public void A_version_in_a_gallery_that_nobody_read_is_not_called_gone()
    {
        const string Other = "/subscriptions/o/resourceGroups/g/providers/Microsoft.Compute/galleries/theirs/images/golden/versions/3.0.0";

        var graph = LineageGraph.Of(Of(Stack(SomeStack.Chain(), SomeStack.Settings(), Version("base", "1.0.0", Other))), Now);

        Assert.False(graph.Find(Other)!.IsGone);
        Assert.Equal("golden 3.0.0", graph.Find(Other)!.Name);
    }

    [Theory]
    [InlineData("/x/galleries/g/images/golden/versions/latest", "/x/galleries/g/images/golden/versions/3.1.0", LineageKind.ImageVersion)]
    [InlineData("/x/Microsoft.Compute/images/old", null, LineageKind.ManagedImage)]
    [InlineData("a:b:c:1.2.3", null, LineageKind.MarketplaceImage)]
    [InlineData("a:b:c", null, LineageKind.Unknown)]
    [InlineData("a:b::d", null, LineageKind.Unknown)]
    [InlineData("::::", null, LineageKind.Unknown)]
    [InlineData("base", null, LineageKind.Unknown)]
    [InlineData("base one", null, LineageKind.Unknown)]
    [InlineData("base (no version pinned)", null, LineageKind.Unknown)]
    [InlineData("@", null, LineageKind.Unknown)]
    public void A_tag_that_is_no_source_becomes_a_node_of_its_own_words(string source, string? exact, LineageKind kind)
    {
        var version = Version("base", "1.0.0", source);
        version = version with { Tags = exact is null ? version.Tags : version.Tags.With(WellKnownTags.SourceVersion, exact) };

        var graph = LineageGraph.Of(Of(Stack(SomeStack.Chain(), SomeStack.Settings(), version)), Now);

        Assert.Equal(kind, graph.Find(graph.ParentOf(version.Id)!.From)!.Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void An_empty_tag_says_nothing(string source)
    {
        var graph = LineageGraph.Of(Of(Stack(SomeStack.Chain(), SomeStack.Settings(), Version("base", "1.0.0", source))), Now);

        Assert.Single(graph.Nodes);
    }

    [Fact]
    public void Circles_are_cut()
    {
        var graph = LineageGraph.Of(
            Of(Stack(
                SomeStack.Chain(),
                SomeStack.Settings(),
                Version("base", "1.0.0", "base 1.0.0"),
                Version("base", "1.0.1", "child 1.0.1"),
                Version("child", "1.0.1", "base 1.0.2"),
                Version("base", "1.0.2", "base 1.0.1"),
                Version("child", "1.0.2", "base 1.0.2"))),
            Now);

        Assert.Equal(2, graph.Roots.Count());
        Assert.Equal(3, graph.Around([VersionId("child", "1.0.2")]).Nodes.Count);
        Assert.All(graph.Nodes, n => Assert.InRange(Upwards(graph, n.Id).Count, 1, 5));
    }

    [Fact]
    public void Around_a_version_are_its_ancestors_and_its_descendants_and_nobody_elses()
    {
        var graph = LineageGraph.Of(Family(), Now).Around([VersionId("child", "2.0.0")]);

        Assert.DoesNotContain(graph.Nodes, n => n.Id == VersionId("child", "2.0.1") || n.Id == VersionId("base", "1.0.1"));
        Assert.Equal([Ubuntu], graph.Roots.Select(n => n.Id));
        Assert.Equal(8, graph.Nodes.Count);
    }

    [Fact]
    public void A_crowd_of_consumers_becomes_one_node_that_says_how_many_there_are()
    {
        var family = Family();
        var vms = Enumerable.Range(2, 200).Select(n => new VersionConsumer(ConsumerKind.VirtualMachine, VmId($"web-{n}"), VersionId("child", "2.0.0", "prod")));

        var graph = LineageGraph.Of(family with { Consumers = [.. family.Consumers, .. vms] }, Now).WithoutCrowds(8);

        var crowd = Assert.Single(graph.Nodes, n => n.Count > 1);
        Assert.Equal(201, crowd.Count);
        Assert.Equal("such as web-1", crowd.Name);
        Assert.Equal(204, graph.Find(VersionId("child", "2.0.0", "prod"))!.Consumers);
        Assert.Contains(graph.Nodes, n => n.Name == "desk-1");
    }

    [Fact]
    public void A_session_host_that_is_listed_as_a_virtual_machine_too_is_one()
    {
        var family = Family();

        var graph = LineageGraph.Of(
            family with { Consumers = [new(ConsumerKind.VirtualMachine, VmId("DESK-1"), VersionId("child", "2.0.0", "prod")), .. family.Consumers] },
            Now);

        Assert.Equal(LineageKind.SessionHost, graph.Find(VmId("desk-1"))!.Kind);
        Assert.Equal(4, graph.Find(VersionId("child", "2.0.0", "prod"))!.Consumers);
    }

    [Fact]
    public void A_tag_that_names_a_consumer_hides_it_from_nobody()
    {
        var vms = Enumerable.Range(1, 20).Select(n => new VersionConsumer(ConsumerKind.VirtualMachine, VmId($"web-{n}"), VersionId("base", "1.0.0")));
        var versions = new[] { FromUbuntu("base", "1.0.0"), Version("child", "2.0.0", VmId("web-1")), Version("base", "1.0.1", VmId("web-2")) };

        var graph = LineageGraph.Of(Of(Stack(SomeStack.Chain(), SomeStack.Settings(), versions)) with { Consumers = [.. vms] }, Now);

        Assert.Equal(20, graph.Find(VersionId("base", "1.0.0"))!.Consumers);
        Assert.Equal(LineageKind.VirtualMachine, graph.Find(VmId("web-1"))!.Kind);
        var shown = graph.WithoutCrowds(8);
        Assert.Equal(18, Assert.Single(shown.Nodes, n => n.Count > 1).Count);
        Assert.All(shown.Links, l => Assert.NotNull(shown.Find(l.From)));
    }

    [Fact]
    public void Consumers_of_other_images_are_nobodys_here_and_those_of_a_deleted_version_are_shown()
    {
        var graph = LineageGraph.Of(
            Of(Stack(SomeStack.Chain(), SomeStack.Settings())) with
            {
                Consumers =
                [
                    new(ConsumerKind.VirtualMachine, VmId("theirs"), "/other/galleries/g/images/x/versions/1.0.0"),
                    new(ConsumerKind.VirtualMachine, VmId("ours"), VersionId("base", "0.1.0")),
                ],
            },
            Now);

        Assert.Equal(["base 0.1.0", "ours"], graph.Nodes.Select(n => n.Name));
        Assert.True(graph.Nodes[0].IsGone);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1)]
    public void Ten_thousand_versions_are_one_graph_however_deep(int chains)
    {
        var length = 10_000 / chains;
        var versions = Enumerable.Range(0, 10_000)
            .Select(n => Version("base", $"{n / length}.0.{n % length}", n % length == 0 ? "a:b:c:1.0.0" : $"base {n / length}.0.{(n % length) - 1}"));
        var inventory = Of(Stack(SomeStack.Chain(), SomeStack.Settings(), versions));

        Assert.Equal(10_001, LineageGraph.Of(inventory, Now).Around(["a:b:c:1.0.0"]).Nodes.Count);
    }

    private static List<string> Upwards(LineageGraph graph, string id)
    {
        var chain = new List<string> { id };
        while (graph.ParentOf(chain[^1]) is { } link)
        {
            chain.Add(link.From);
        }

        return chain;
    }
}
