using ImageInfra.Cli.Terminal;

namespace ImageInfra.UnitTests.Cli;

public sealed class TableLayoutTests
{
    [Fact]
    public void A_table_that_fits_keeps_its_widths()
    {
        var layout = TableLayout.Fit([10, 5, 20], optional: [2], wrapped: [], width: 41);

        Assert.Equal([0, 1, 2], layout.Columns);
        Assert.Equal([10, 5, 20], layout.Widths);
    }

    [Fact]
    public void Optional_columns_are_hidden_in_order_until_the_table_fits()
    {
        Assert.Equal([0, 2, 3], TableLayout.Fit([10, 5, 20, 4], optional: [1, 2], wrapped: [], width: 40).Columns);
        Assert.Equal([0, 3], TableLayout.Fit([10, 5, 20, 4], optional: [1, 2], wrapped: [], width: 39).Columns);
    }

    [Fact]
    public void Text_wraps_before_a_column_is_hidden()
    {
        var layout = TableLayout.Fit([10, 5, 200], optional: [1], wrapped: [2], width: 80);

        Assert.Equal([0, 1, 2], layout.Columns);
        Assert.Equal([10, 5, 59], layout.Widths);
    }

    [Fact]
    public void Wrapped_columns_share_the_rest()
    {
        Assert.Equal([10, 24, 40], TableLayout.Fit([10, 24, 200], optional: [], wrapped: [1, 2], width: 80).Widths);
        Assert.Equal([10, 32, 32], TableLayout.Fit([10, 100, 200], optional: [], wrapped: [1, 2], width: 80).Widths);
    }

    [Fact]
    public void A_table_that_cannot_fit_becomes_blocks_with_all_columns()
    {
        var layout = TableLayout.Fit([40, 30, 30], optional: [1], wrapped: [], width: 60);

        Assert.True(layout.IsStacked);
        Assert.Equal([0, 1, 2], layout.Columns);
    }

    [Fact]
    public void No_layout_is_wider_than_the_terminal_or_narrows_a_column_without_wrapping()
    {
        var random = new Random(1);
        for (var i = 0; i < 5_000; i++)
        {
            var natural = Enumerable.Range(0, random.Next(1, 9)).Select(_ => random.Next(1, 80)).ToList();
            var columns = Enumerable.Range(0, natural.Count).ToList();
            var wrapped = columns.Where(_ => random.Next(3) == 0).ToList();
            var optional = columns.Skip(1).Where(_ => random.Next(2) == 0).ToList();
            var width = random.Next(40, 200);

            var layout = TableLayout.Fit(natural, optional, wrapped, width);

            if (!layout.IsStacked)
            {
                Assert.True(layout.Widths.Sum() + (TableLayout.Gap * (layout.Widths.Count - 1)) <= width, $"case {i}");
                Assert.All(layout.Columns.Zip(layout.Widths), c => Assert.True(c.Second == natural[c.First] || (wrapped.Contains(c.First) && c.Second >= Math.Min(24, natural[c.First])), $"case {i}"));
                Assert.All(columns.Except(layout.Columns), c => Assert.Contains(c, optional));
            }
        }
    }

    [Fact]
    public void Columns_that_wrap_use_the_whole_width() =>
        Assert.Equal([19, 7, 58, 27], TableLayout.Fit([19, 7, 58, 27], [], [2, 3], 120).Widths);

    [Theory]
    [InlineData("the newest usable version", 10, "the newest", "usable", "version")]
    [InlineData("abcdefghijklmnop qr", 6, "abcdef", "ghijkl", "mnop", "qr")]
    [InlineData("short", 10, "short")]
    [InlineData("", 10, "")]
    [InlineData("canonical:ubuntu-24_04-lts:server:latest", 36, "canonical:ubuntu-24_04-lts:server:", "latest")]
    [InlineData("/subscriptions/1/resourceGroups/rg", 20, "/subscriptions/1/", "resourceGroups/rg")]
    public void Text_breaks_at_spaces_and_in_long_words(string text, int width, params string[] expected) => Assert.Equal(expected, TableLayout.Wrap(text, width));
}
