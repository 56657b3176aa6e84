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
    public void A_subject_finds_what_it_means(string text, params string[] names)
    {
        var graph = LineageGraph.Of(Family(), Now);

        Assert.Equal(names, LineageSubject.Parse(text)!.In(graph, "dev").Select(id => graph.Find(id)!.Name));
    }

    [Fact]
    public void An_arm_id_is_found_in_whichever_stack_has_it()
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
    public void Other_texts_are_no_subject(string text) => Assert.Null(LineageSubject.Parse(text));
}
