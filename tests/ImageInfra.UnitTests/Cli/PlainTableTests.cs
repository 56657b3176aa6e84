using ImageInfra.Cli.Terminal;

namespace ImageInfra.UnitTests.Cli;

public sealed class PlainTableTests
{
    [Fact]
    public void A_narrow_terminal_gets_whole_columns_and_a_list_of_the_others()
    {
        var shown = Show(60);

        Assert.Contains("ubuntu-2404-base   1.0.0     usable", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("canonical", shown, StringComparison.Ordinal);
        Assert.Contains("hidden columns: built from; for all columns, pass --json", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wide_terminal_gets_all_columns_with_content()
    {
        var shown = Show(160);

        Assert.Contains("canonical:ubuntu-24_04-lts:server:latest", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("channels", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden columns", shown, StringComparison.Ordinal);
    }

    private static string Show(int width)
    {
        using var output = new StringWriter();
        var report = new Report(new CliConsole(output, TextWriter.Null, IsTerminal: true, HasColor: false), json: false);
        report.People.Profile.Width = width;
        var table = new PlainTable("image", "version", "standing", "channels", "built from") { Optional = ["built from", "channels"] };
        table.Add("ubuntu-2404-base", "1.0.0", "usable", "", "canonical:ubuntu-24_04-lts:server:latest");
        table.Add("web", "none");
        table.Write(report);
        return output.ToString();
    }
}
