using ImageInfra.Driver.Insight.Lineage;
using ImageInfra.Driver.Inventory;
using ImageInfra.Model.Images;
using ImageInfra.UnitTests.Support;
using static ImageInfra.UnitTests.Support.SomeInventory;

namespace ImageInfra.UnitTests.Driver.Lineage;

public sealed class LineageGraphTests
{
    [Fact]
    public void A_chain_links_marketplace_base_child_copy_and_consumers()
    {
        var graph = LineageGraph.Of(Family(), Now);

        Assert.Equal(
            [VmId("desk-1"), VersionId("child", "2.0.0", "prod"), VersionId("child", "2.0.0"), VersionId("base", "1.0.0"), Ubuntu],
            Upwards(graph, VmId("desk-1")));
        Assert.Equal(LineageRelation.CopyOf, graph.ParentOf(VersionId("child", "2.0.0", "prod"))!.Relation);
        Assert.Equal(LineageRelation.BuiltFrom, graph.ParentOf(VersionId("child", "2.0.0"))!.Relation);
    }

    [Fact]
    public void A_consumer_of_latest_is_shown_at_the_present_latest()
    {
        var graph = LineageGraph.Of(Family(), Now);

        var links = graph.ChildrenOf(VersionId("child", "2.0.0", "prod")).ToDictionary(l => graph.Find(l.To)!.Name, l => l.Relation);
        Assert.Equal(LineageRelation.UsesLatest, links["shop"]);
        Assert.Equal(LineageRelation.Uses, links["shop 3"]);
        Assert.Equal(4, graph.Find(VersionId("child", "2.0.0", "prod"))!.Consumers);
    }

    [Fact]
    public void Versions_have_channels_and_revocations_of_their_stack()
    {
        var graph = LineageGraph.Of(Family(), Now);

        Assert.Equal(["stable"], graph.Find(VersionId("child", "2.0.0"))!.Channels);
        var revoked = graph.Find(VersionId("child", "2.0.1"))!;
        Assert.Equal("breaks sign-in", revoked.Revoked);
        Assert.Equal(Now.AddDays(-1), revoked.EndedAt);
        Assert.Null(graph.Find(VersionId("child", "2.0.0"))!.EndedAt);
    }

    [Fact]
    public void A_deleted_version_is_marked_and_keeps_its_links()
    {
        var graph = LineageGraph.Of(Of(Stack(SomeStack.Chain(), SomeStack.Settings(), Version("child", "2.0.0", "base 0.9.0"))), Now);

        var gone = graph.Find(VersionId("base", "0.9.0"))!;
        Assert.True(gone.IsGone);
        Assert.Equal("base 0.9.0", gone.Name);
        Assert.Null(gone.Stack);
    }

    [Fact]
    public void The_copy_of_a_deleted_version_keeps_its_source()
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
    public void A_version_in_an_unread_gallery_does_not_count_as_deleted()
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
    public void A_tag_with_an_invalid_source_becomes_a_node_with_its_text(string source, string? exact, LineageKind kind)
    {
        var version = Version("base", "1.0.0", source);
        version = version with { Tags = exact is null ? version.Tags : version.Tags.With(WellKnownTags.SourceVersion, exact) };

        var graph = LineageGraph.Of(Of(Stack(SomeStack.Chain(), SomeStack.Settings(), version)), Now);

        Assert.Equal(kind, graph.Find(graph.ParentOf(version.Id)!.From)!.Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void An_empty_tag_is_ignored(string source)
    {
        var graph = LineageGraph.Of(Of(Stack(SomeStack.Chain(), SomeStack.Settings(), Version("base", "1.0.0", source))), Now);

        Assert.Single(graph.Nodes);
    }

    [Fact]
    public void Cycles_are_cut()
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
    public void The_lineage_of_a_version_has_only_its_ancestors_and_descendants()
    {
        var graph = LineageGraph.Of(Family(), Now).Around([VersionId("child", "2.0.0")]);

        Assert.DoesNotContain(graph.Nodes, n => n.Id == VersionId("child", "2.0.1") || n.Id == VersionId("base", "1.0.1"));
        Assert.Equal([Ubuntu], graph.Roots.Select(n => n.Id));
        Assert.Equal(8, graph.Nodes.Count);
    }

    [Fact]
    public void Many_consumers_become_one_node_with_their_number()
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
    public void A_session_host_and_its_virtual_machine_are_one_consumer()
    {
        var family = Family();

        var graph = LineageGraph.Of(
            family with { Consumers = [new(ConsumerKind.VirtualMachine, VmId("DESK-1"), VersionId("child", "2.0.0", "prod")), .. family.Consumers] },
            Now);

        Assert.Equal(LineageKind.SessionHost, graph.Find(VmId("desk-1"))!.Kind);
        Assert.Equal(4, graph.Find(VersionId("child", "2.0.0", "prod"))!.Consumers);
    }

    [Fact]
    public void A_tag_that_names_a_consumer_does_not_hide_it()
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
    public void Consumers_of_deleted_versions_are_shown_but_not_of_other_images()
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
    public void Ten_thousand_versions_of_any_depth_are_one_graph(int chains)
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
