using ImageInfra.Driver.Insight.Lineage;
using static ImageInfra.UnitTests.Support.SomeInventory;

namespace ImageInfra.UnitTests.Driver.Lineage;

public sealed class LineageSubjectTests
{
    [Theory]
    [InlineData("child", "child 2.0.0", "child 2.0.1")]
    [InlineData("CHILD@2.0.0", "child 2.0.0")]
    [InlineData("child@9.9.9")]
    [InlineData("canonical:ubuntu-24_04-lts:server", Ubuntu, "canonical:ubuntu-24_04-lts:server:24.04.202511060")]
    [InlineData("Canonical:ubuntu-24_04-lts:server:24.04.202510170", Ubuntu)]
    [InlineData("canonical:ubuntu-24_04-lts:server:24.04")]
    public void A_subject_finds_its_nodes(string text, params string[] names)
    {
        var graph = LineageGraph.Of(Family(), Now);

        Assert.Equal(names, LineageSubject.Parse(text)!.In(graph, "dev").Select(id => graph.Find(id)!.Name));
    }

    [Fact]
    public void An_arm_id_is_found_in_any_stack()
    {
        var graph = LineageGraph.Of(Family(), Now);

        var id = VersionId("child", "2.0.0", "prod");
        Assert.Equal([id], LineageSubject.Parse(id.ToUpperInvariant())!.In(graph, "dev"));
        Assert.Equal([id], LineageSubject.Parse(DefinitionId("child", "prod"))!.In(graph, "dev"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("child@")]
    [InlineData("child@1.0")]
    [InlineData("a:b")]
    [InlineData("a::b")]
    [InlineData("/subscriptions/s")]
    [InlineData("child@1.0.0@2.0.0")]
    public void Other_texts_are_not_subjects(string text) => Assert.Null(LineageSubject.Parse(text));
}
