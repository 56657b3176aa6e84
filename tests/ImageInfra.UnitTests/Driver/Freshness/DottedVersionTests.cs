using ImageInfra.Driver.Insight.Freshness;

namespace ImageInfra.UnitTests.Driver.Freshness;

public sealed class DottedVersionTests
{
    [Theory]
    [InlineData("24.04.202510170", "24.04.202511060")]
    [InlineData("9.6.1", "10.0.0")]
    [InlineData("1.0.9", "1.0.10")]
    [InlineData("1.0", "1.0.1")]
    [InlineData("0.20250909.2230", "0.20251006.1")]
    [InlineData("1.0.99999999999999999999", "1.0.100000000000000000000")]
    public void Parts_of_any_length_are_compared_as_numbers(string older, string newer)
    {
        Assert.True(DottedVersion.TryParse(older)!.CompareTo(DottedVersion.TryParse(newer)) < 0);
        Assert.True(DottedVersion.TryParse(newer)!.CompareTo(DottedVersion.TryParse(older)) > 0);
    }

    [Theory]
    [InlineData("24.04.1", "24.4.1")]
    [InlineData("1.0", "1.0.0")]
    public void Leading_and_trailing_zeros_are_ignored(string one, string other) =>
        Assert.Equal(0, DottedVersion.TryParse(one)!.CompareTo(DottedVersion.TryParse(other)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("latest")]
    [InlineData("1..2")]
    [InlineData("1.0-rc")]
    public void Other_texts_are_not_versions(string? text) => Assert.Null(DottedVersion.TryParse(text));

    [Fact]
    public void The_newest_ignores_texts_that_are_not_versions() =>
        Assert.Equal("1.10.0", DottedVersion.Newest(["1.9.0", "latest", "1.10.0", "1.2.0"])!.Text);
}
