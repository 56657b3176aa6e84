using System.Text.Json.Nodes;
using System.Xml.Linq;
using ImageInfra.Cli;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Versions;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Insight.Lineage;
using ImageInfra.Driver.Inventory;
using ImageInfra.Model.Images;
using ImageInfra.UnitTests.Support;
using static ImageInfra.UnitTests.Support.SomeInventory;

namespace ImageInfra.UnitTests.Cli;

public sealed class LineageCommandTests : IDisposable
{
    private static readonly XNamespace s_svg = "http://www.w3.org/2000/svg";

    private readonly TemporaryDirectory _directory = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_tree_begins_at_the_source_and_marks_the_subject()
    {
        Assert.Equal(ExitCode.Success, Show("child"));

        Assert.Equal(
            """
            canonical:ubuntu-24_04-lts:server:24.04.202510170  marketplace image
            └── base 1.0.0  image version in dev  1 consumer
                ├── child 2.0.0 *  image version in dev  stable
                │   └── child 2.0.0  image version in prod, copy  4 consumers
                │       ├── web-1  virtual machine
                │       ├── desk-1  session host
                │       ├── shop  scale set, takes latest
                │       └── shop 3  scale set instance
                └── child 2.0.1 *  image version in dev  revoked: breaks sign-in; end of life 2026-11-23; canary
            """,
            Lines(_output),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void A_marketplace_version_shows_all_its_descendants()
    {
        Show("canonical:ubuntu-24_04-lts:server:24.04.202511060");

        Assert.Equal(
            """
            canonical:ubuntu-24_04-lts:server:24.04.202511060 *  marketplace image
            └── base 1.0.1  image version in dev
            """,
            Lines(_output),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void An_unknown_subject_is_an_error_with_the_next_step()
    {
        var e = Assert.Throws<DriverException>(() => Show("child@7.0.0"));

        Assert.Equal(DriverFailure.NotFound, e.Failure);
        Assert.Contains("no image or version matches 'child 7.0.0'; to list", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_every_consumer()
    {
        var vms = Enumerable.Range(2, 20).Select(n => new VersionConsumer(ConsumerKind.VirtualMachine, VmId($"web-{n}"), VersionId("child", "2.0.0", "prod")));

        Show("child@2.0.0", Family() with { Consumers = [.. vms] }, isJson: true);

        var json = JsonNode.Parse(_output.ToString())!;
        Assert.Equal(24, ((JsonArray)json["nodes"]!).Count);
        Assert.Equal(20, ((JsonArray)json["links"]!).Count(l => (string?)l!["relation"] == "uses"));
        var subject = Assert.Single((JsonArray)json["nodes"]!, n => (bool)n!["isSubject"]!)!;
        Assert.Equal("""["stable"]""", subject["channels"]!.ToJsonString());
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public void A_flowchart_has_one_line_per_node_and_link()
    {
        Show("child@2.0.0", asMermaid: true);

        var lines = Lines(_output).Split('\n');
        Assert.Equal("flowchart LR", lines[0]);
        Assert.Contains("  n0[\"canonical:ubuntu-24_04-lts:server:24.04.202510170<br>marketplace image\"]:::source", lines);
        Assert.Equal(8, lines.Count(l => l.Contains(":::", StringComparison.Ordinal)));
        Assert.Equal(7, lines.Count(l => l.Contains(" --> ", StringComparison.Ordinal) || l.Contains(" -->|", StringComparison.Ordinal)));
        Assert.Contains(lines, l => l.Contains("-->|takes latest| ", StringComparison.Ordinal));
    }

    [Fact]
    public void Text_from_tags_cannot_end_a_label()
    {
        Show("child", Hostile(), asMermaid: true);

        Assert.Contains("revoked: #34;#93; --#62; x#59; #60;b#62;", Lines(_output), StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_has_separate_boxes_for_nodes_and_lines_for_links()
    {
        var picture = Draw("child", Family());

        var boxes = picture.Elements(s_svg + "g").ToList();
        Assert.Equal(9, boxes.Count);
        Assert.Equal(8, picture.Elements(s_svg + "path").Count());
        var places = boxes.Select(b => b.Element(s_svg + "rect")!).Select(r => ((double)r.Attribute("x")!, (double)r.Attribute("y")!)).ToList();
        Assert.All(places.GroupBy(p => p.Item1), column =>
        {
            var rows = column.Select(p => p.Item2).Order().ToList();
            Assert.All(rows.Zip(rows.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 58, $"{pair} overlap"));
        });
        Assert.Equal(2, boxes.Count(b => ((string)b.Element(s_svg + "rect")!.Attribute("class")!).Contains("subject", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_same_lineage_gives_the_same_picture()
    {
        var family = Family();
        var shuffled = new FactoryInventory(
            [.. family.Stacks.Reverse().Select(s => s with { Images = [.. s.Images.Reverse()] })],
            [.. family.Consumers.Reverse()]);

        Assert.Equal(Draw("child", family).ToString(), Draw("child", shuffled).ToString());
    }

    [Fact]
    public void A_picture_has_no_script_and_shows_markup_as_text()
    {
        var picture = Draw("child", Hostile());

        Assert.DoesNotContain(picture.Descendants(), e => e.Name.LocalName is "script" or "b" or "foreignObject");
        Assert.Contains(picture.Descendants(s_svg + "text"), t => t.Value.Contains("revoked: \"] --> x; <b>", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unwritable_picture_file_is_invalid_input()
    {
        Assert.Equal(ExitCode.InvalidInput, Show("child", svg: _directory.File("nowhere", "x.svg")));

        Assert.Contains("x.svg cannot be written", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_invalid_subject_is_an_error_with_the_expected_form()
    {
        var console = new CliConsole(_output, _error, IsTerminal: false, HasColor: false);

        var code = await CommandLineApp.RunAsync(["lineage", "a:b"], console, TimeProvider.System, CancellationToken.None);

        Assert.Equal(ExitCode.InvalidInput, (ExitCode)code);
        Assert.Contains("'a:b' is not a subject of a lineage; expected IMAGE, IMAGE@1.0.3", _error.ToString(), StringComparison.Ordinal);
    }

    private static FactoryInventory Hostile()
    {
        var family = Family();
        var dev = family.Stacks[0];
        var settings = dev.Declared.Settings with
        {
            Revoked = new Dictionary<string, IReadOnlyDictionary<ImageVersion, string>>
            {
                ["child"] = new Dictionary<ImageVersion, string> { [ImageVersion.Parse("2.0.0")] = "\"] --> x; <b>\u0001" },
            },
        };
        return family with { Stacks = [dev with { Declared = dev.Declared with { Settings = settings } }, .. family.Stacks.Skip(1)] };
    }

    private XElement Draw(string subject, FactoryInventory inventory)
    {
        var file = _directory.File("lineage.svg");
        Assert.Equal(ExitCode.Success, Show(subject, inventory, svg: file));
        return XDocument.Load(file).Root!;
    }

    private ExitCode Show(string subject, FactoryInventory? inventory = null, bool isJson = false, bool asMermaid = false, string? svg = null) => LineageCommand.Show(
        new Report(new CliConsole(_output, _error, IsTerminal: false, HasColor: false), isJson),
        LineageGraph.Of(inventory ?? Family(), Now),
        LineageSubject.Parse(subject)!,
        "dev",
        asMermaid,
        svg);

    private static string Lines(StringWriter writer) => string.Join('\n', writer.ToString().TrimEnd().Split('\n').Select(l => l.TrimEnd()));
}
