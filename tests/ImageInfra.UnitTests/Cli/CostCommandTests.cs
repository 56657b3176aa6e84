using System.Text.Json.Nodes;
using ImageInfra.Cli.Terminal;
using ImageInfra.Cli.Versions;
using ImageInfra.Driver.Foundations;
using ImageInfra.Driver.Insight.Costs;
using ImageInfra.Model.Catalog;
using ImageInfra.Model.Images;
using ImageInfra.UnitTests.Support;
using static ImageInfra.UnitTests.Support.SomeInventory;

namespace ImageInfra.UnitTests.Cli;

public sealed class CostCommandTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_table_has_versions_a_total_and_the_missing_prices()
    {
        Show(new() { Currency = "EUR", StoragePerGBMonth = new Dictionary<string, decimal> { ["Standard_LRS"] = 0.073m } });

        Assert.Equal(
            """
            image   version        replica-hours   GB-months   storage   builds   build-hours   build   total EUR
            base    1.0.0          240             9.9         0.72      0        0.00          0.00    0.72
            base    other builds   0               0.0         0.00      1        0.52
            base    all            240             9.9         0.72      1        0.52
            blank costs need perBuild, vmPerHour.Standard_D2ds_v5 (infra/prices.yaml)
            """,
            Lines(_output),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Json_has_null_for_unknown_values()
    {
        Show(new(), isJson: true);

        var json = JsonNode.Parse(_output.ToString())!;
        Assert.Null(json["currency"]);
        Assert.Null(json["images"]![0]!["cost"]);
        Assert.Equal(240, (double)json["images"]![0]!["versions"]![0]!["storage"]!["replicaHours"]!);
        Assert.Equal(3, ((JsonArray)json["missing"]!).Count);
    }

    [Fact]
    public void An_unknown_image_is_an_error_with_the_known_images()
    {
        var e = Assert.Throws<DriverException>(() => Show(new(), false, "nope"));

        Assert.Equal("stack 'dev' has no image 'nope'; it has base", e.Message);
    }

    [Fact]
    public void Prices_are_read_from_the_project()
    {
        Assert.Equal("", PriceFile.Read(_directory.FullName, null).Currency);

        _directory.Write("infra/prices.yaml", "currency: EUR\n");
        Assert.Equal("EUR", PriceFile.Read(_directory.FullName, null).Currency);
    }

    [Fact]
    public void A_named_price_file_must_exist()
    {
        var e = Assert.Throws<CatalogException>(() => PriceFile.Read(_directory.FullName, "other.yaml"));

        Assert.StartsWith("other.yaml: there is no such file", e.Message, StringComparison.Ordinal);
    }

    private ExitCode Show(PriceList prices, bool isJson = false, params string[] images) => CostCommand.Show(
        new Report(new CliConsole(_output, _error, IsTerminal: false, HasColor: false), isJson),
        Stack(SomeStack.Catalog(SomeStack.Image("base")), SomeStack.Settings(), Version("base", "1.0.0")),
        [SomeRuns.Succeeded(1, 31, "base") with { VersionId = null }],
        prices,
        new(null, Now),
        images);

    private static string Lines(StringWriter writer) => string.Join('\n', writer.ToString().TrimEnd().Split('\n').Select(l => l.TrimEnd()));
}
