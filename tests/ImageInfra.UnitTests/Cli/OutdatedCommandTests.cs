using System.Text.Json.Nodes;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Versions;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Insight.Freshness;
using static ImageInfra.UnitTests.Support.SomeInventory;

namespace ImageInfra.UnitTests.Cli;

public sealed class OutdatedCommandTests : IDisposable
{
    private static readonly ImageFreshness[] s_images =
    [
        new("base", Version("base", "1.0.0"), [new(OutdatedCause.NewerSource, "built from [a] 1; there is 2"), new(OutdatedCause.Overdue, "10 days old")]) { NewestSource = "2" },
        new("child", null, [new(OutdatedCause.NeverBuilt, "was never built", IsFixedByBuild: false)]),
        new("web", Version("web", "2.0.0"), []) { Notes = ["does not say"] },
    ];

    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public void Every_image_has_a_line_for_each_reason()
    {
        Assert.Equal(ExitCode.Outdated, OutdatedCommand.Show(Report(), s_images));

        Assert.Equal(
            """
            image   newest   published    state                   why
            base    1.0.0    2026-11-14   outdated                built from [a] 1; there is 2
                                          outdated                10 days old
            child   none                  outdated, edit needed   was never built
            web     2.0.0    2026-11-14   up to date
            note: web: does not say
            """,
            string.Join('\n', _output.ToString().TrimEnd().Split('\n').Select(l => l.TrimEnd())),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Without_outdated_images_the_command_succeeds()
    {
        Assert.Equal(ExitCode.Success, OutdatedCommand.Show(Report(), [s_images[2]]));
    }

    [Fact]
    public void Json_has_causes_by_name()
    {
        OutdatedCommand.Show(Report(isJson: true), s_images);

        var json = JsonNode.Parse(_output.ToString())!;
        Assert.Equal("newerSource", (string?)json["images"]![0]!["reasons"]![0]!["cause"]);
        Assert.Equal("2", (string?)json["images"]![0]!["newestSource"]);
        Assert.False((bool)json["images"]![1]!["reasons"]![0]!["isMendedByBuild"]!);
        Assert.False((bool)json["images"]![2]!["isOutdated"]!);
    }

    [Fact]
    public void Images_are_selected_by_name_and_an_unknown_one_is_an_error()
    {
        Assert.Equal(["web"], OutdatedCommand.Select(s_images, ["WEB"]).Select(i => i.Image));
        var e = Assert.Throws<DriverException>(() => OutdatedCommand.Select(s_images, ["wep"]));
        Assert.Equal("the catalog has no image 'wep'; did you mean 'web'? It has base, child, web", e.Message);
    }

    private Report Report(bool isJson = false) => new(new CliConsole(_output, _error, IsTerminal: false, HasColor: false), isJson);
}
