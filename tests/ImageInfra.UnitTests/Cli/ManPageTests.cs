using System.CommandLine;
using ImageInfra.Cli;
using ImageInfra.Cli.Setup;
using ImageInfra.Cli.Terminal;

namespace ImageInfra.UnitTests.Cli;

/// <summary>Tests the manual page.</summary>
public sealed class ManPageTests
{
    private static readonly string[] s_macros = ["TH", "SH", "SS", "TP", "B", "PP", "EX", "EE"];

    [Fact]
    public void Every_command_and_option_is_on_the_page()
    {
        using var interrupts = new Interrupts();
        var root = CommandLineApp.Create(new(TextWriter.Null, TextWriter.Null, IsTerminal: false, HasColor: false), TimeProvider.System, interrupts);

        var page = ManPage.Create(root, RootHelp.Groups).Replace("\\-", "-", StringComparison.Ordinal);

        foreach (var (command, name) in Leaves(root, "imageinfra"))
        {
            Assert.Contains($".SS \"{name}", page, StringComparison.Ordinal);
            Assert.All(command.Options, o => Assert.Contains($".B \"{o.Name}", page, StringComparison.Ordinal));
        }

        Assert.Contains("InvalidInput: the command line", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_is_not_taken_for_macros()
    {
        var root = new RootCommand { new Command("new", "'Quoted' first.\n.first with a period\n\n  example \\ with a backslash") };

        var lines = ManPage.Create(root, [("Start", [("new", "create")])]).Split('\n');

        Assert.Contains("\\(aqQuoted\\(aq first.", lines);
        Assert.Contains("\\&.first with a period", lines);
        Assert.Contains("  example \\(rs with a backslash", lines);
        Assert.All(lines.Where(l => l.StartsWith('.')), l => Assert.Contains(l[1..].Split(' ')[0], s_macros));
    }

    private static IEnumerable<(Command Command, string Name)> Leaves(Command command, string name) => command.Subcommands.Count == 0
        ? [(command, name)]
        : command.Subcommands.SelectMany(c => Leaves(c, $"{name} {c.Name}"));
}
