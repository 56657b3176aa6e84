using ImageInfra.Driver.Foundations;

namespace ImageInfra.UnitTests.Driver;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("plain, with ümläuts, 中文 and 🙂", "plain, with ümläuts, 中文 and 🙂")]
    [InlineData("two\nlines\r\nand\ta tab", "two\nlines\r\nand\ta tab")]
    [InlineData("\e[31mred", "\\u001b[31mred")]
    [InlineData("a\rb", "a\\u000db")]
    [InlineData("\u009b31m", "\\u009b31m")]
    [InlineData("\u202e\u2066\u200b\ufeff\u2028\u2029\u00ad\u007f\0", "\\u202e\\u2066\\u200b\\ufeff\\u2028\\u2029\\u00ad\\u007f\\u0000")]
    [InlineData("\U000E0041", "\\udb40\\udc41")]
    [InlineData("\u3164\u115f\u034f", "\\u3164\\u115f\\u034f")]
    public void Control_characters_become_escapes(string text, string visible) => Assert.Equal(visible, VisibleText.Of(text));

    [Fact]
    public void An_unpaired_surrogate_becomes_an_escape() => Assert.Equal("a\\ud800b", VisibleText.Of("a\ud800b"));

    [Fact]
    public void A_cell_is_a_single_line() => Assert.Equal("a\\u000ab\\u0009c", VisibleText.Of("a\nb\tc", keepsLines: false));
}
