using System.Text.RegularExpressions;
using ImageInfra.Cli;
using ImageInfra.Cli.Terminal;
using ImageInfra.IntegrationTests.Support;

namespace ImageInfra.IntegrationTests.Cli;

/// <summary>Tests that every table fits terminals of different widths, with whole words in whole columns.</summary>
[Collection(PulumiCollection.Name)]
public sealed partial class TableWidthTests : IDisposable
{
    private static readonly string[] s_commands =
    [
        "images", "versions --local", "runs --local --phases", "prune --local", "outdated --local", "cost --local", "channel list --local", "logs web-server-with-a-long-name --local",
        "preview --local", "lineage web-server-with-a-long-name --local", "refresh --local", "validate", "follow --local", "outputs --local",
        "channel advance --local", "adopt gallery --local", "verify web-server-with-a-long-name --local", "distribute web-server-with-a-long-name --local",
    ];

    private static readonly string[] s_withNames = ["images", "versions", "runs", "prune", "outdated", "cost"];

    private static readonly ExitCode[] s_expected = [ExitCode.Success, ExitCode.Outdated, ExitCode.Refused, ExitCode.NotVerified];

    private readonly SmallProject _project = new();

    public void Dispose() => _project.Dispose();

    [Theory]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(120)]
    [InlineData(160)]
    public async Task A_rehearsal_fits_the_terminal(int width)
    {
        _project.DeleteImage("db");
        _project.Write("infra/images/web.yaml", """
            name: web
            definition:
              osType: Linux
              identifier: { publisher: p, offer: o, sku: web }
            template:
              source: { type: PlatformImage, publisher: canonical, offer: ubuntu-24_04-lts, sku: server }
              customize:
                - type: Shell
                  name: hello
                  inline: [echo hello]
            """);

        Assert.Empty(Problems("rehearse", width, await RunAsync("rehearse", width)));
    }

    [Fact]
    public async Task Every_table_fits_the_terminal()
    {
        _project.WriteImage("web-server-with-a-long-name");
        foreach (var command in (string[])["up", "build", "build web-server-with-a-long-name --again", "channel set web stable"])
        {
            Assert.Equal(ExitCode.Success, (await _project.RunAsync(command.Split(' '))).ExitCode);
        }

        var problems = new List<string>();
        foreach (var width in (int[])[40, 60, 80, 100, 120, 160])
        {
            foreach (var command in s_commands)
            {
                var text = await RunAsync(command, width);
                problems.AddRange(Problems(command, width, text));
                if (width >= 80 && s_withNames.Contains(command.Split(' ')[0]) && !text.Contains("web-server-with-a-long-name", StringComparison.Ordinal))
                {
                    problems.Add($"{command} at {width} breaks the name of an image:\n{text}");
                }
            }
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    private static IEnumerable<string> Problems(string command, int width, string text)
    {
        var lines = text.Split('\n');
        return
        [
            .. lines.Where(l => l.Length > width).Select(l => $"{command} at {width}: {l.Length} characters: {l}"),
            .. lines.Where(l => l.Contains('…', StringComparison.Ordinal)).Select(l => $"{command} at {width}: {l}"),
        ];
    }

    private async Task<string> RunAsync(string command, int width)
    {
        var output = new StringWriter();
        var console = new CliConsole(output, output, IsTerminal: true, HasColor: false) { Width = width };
        var exitCode = await CommandLineApp.RunAsync([.. command.Split(' '), "--project", _project.Directory, "--speed", "100000"], console, TimeProvider.System, default(CancellationToken));
        var text = Escape().Replace(output.ToString(), "").ReplaceLineEndings("\n");
        Assert.True(s_expected.Contains((ExitCode)exitCode), $"{command}: exit code {exitCode}: {text}");
        return text;
    }

    [GeneratedRegex(@"\u001b\[[0-9;?]*[A-Za-z]")]
    private static partial Regex Escape();
}
