using ImageInfra.Driver.Versions;
using ImageInfra.Model.Images;

namespace ImageInfra.UnitTests.Driver.Versions;

public sealed class TagChangeTests
{
    private static readonly Tags s_before = Tags.Empty.With("a", "1").With("b", "2");

    [Fact]
    public void Equal_tags_change_nothing() => Assert.Null(TagChange.Between(s_before, Tags.Empty.With("A", "1").With("b", "2")));

    [Fact]
    public void A_change_names_the_tags_that_differ()
    {
        var change = TagChange.Between(s_before, Tags.Empty.With("b", "3").With("c", "4"))!;

        Assert.Equal(["b=3", "c=4"], change.Set.Select(t => $"{t.Key}={t.Value}"));
        Assert.Equal(["a=1"], change.Removed.Select(t => $"{t.Key}={t.Value}"));
    }

    [Fact]
    public void A_change_keeps_concurrently_written_tags()
    {
        var change = TagChange.Between(s_before, s_before.Without("a").With("b", "3"))!;

        Assert.Equal(["b=3", "late=x"], change.On(s_before.With("late", "x")).Select(t => $"{t.Key}={t.Value}"));
    }
}
