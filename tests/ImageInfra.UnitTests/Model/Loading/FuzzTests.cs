using System.Diagnostics;
using ImageInfra.Bench.Fuzz;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model.Loading;

/// <summary>Tests that readers return a result or errors for any file. <c>bench -- fuzz</c> tests a million files.</summary>
public sealed class FuzzTests
{
    private const int Inputs = 4_000;

    // Much longer than any input needs, because the machine may be busy.
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(20);

    [Fact]
    public void No_input_makes_a_reader_crash_or_hang()
    {
        var input = new FuzzInput(FuzzSeeds.Of(RepositoryFiles.Root));
        for (var number = 0; number < Inputs; number++)
        {
            var (kind, text) = input.Of(number);
            var started = Stopwatch.GetTimestamp();
            var thrown = Record.Exception(() => FuzzTarget.Read(kind, text));

            Assert.True(thrown is null, $"input {number} ({kind}): {thrown}");
            Assert.True(Stopwatch.GetElapsedTime(started) < s_longest, $"input {number} ({kind}) took too long");
        }
    }

    [Theory]
    [InlineData("config: { a: { b }", "is not YAML")]
    [InlineData("config:\n  imageinfra:tags: { [a]: b }", "Pulumi.dev.yaml:2: is not YAML: a key is not a text")]
    [InlineData("config:\n  imageinfra:tags: &x { a: *x }", "Pulumi.dev.yaml:2: is not YAML: aliases (*) are not supported; write the value out")]
    [InlineData("config:\n  imageinfra:location: westeurope\n  imageinfra:targetRegions: [{ name: 5 }]", "Pulumi.dev.yaml:3: imageinfra:targetRegions: must contain the location")]
    [InlineData("config:\n  imageinfra:location: westeurope\n  imageinfra:targetRegions: [{ name: westeurope, replicaCount: a }]", "Pulumi.dev.yaml:3: imageinfra:targetRegions[0].replicaCount: 'a' is not allowed; expected a whole number")]
    [InlineData("config:\n  imageinfra:location: westeurope\n  imageinfra:targetRegions: [{ name: westeurope, storageAccountType: 5 }]", "Pulumi.dev.yaml:3: imageinfra:targetRegions[0].storageAccountType: '5' is not allowed")]
    public void Settings_that_once_crashed_a_reader_are_errors_at_their_lines(string yaml, string expected)
    {
        var e = Assert.Throws<CatalogException>(() => SettingsReader.Read("dev", StackFile.Parse("Pulumi.dev.yaml", yaml)));

        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void Too_deeply_nested_settings_are_an_error(string opening)
    {
        var yaml = string.Concat(Enumerable.Repeat(opening, 100_000));

        var e = Assert.Throws<CatalogException>(() => StackFile.Parse("Pulumi.dev.yaml", yaml));

        Assert.Contains("nested more than", e.Message, StringComparison.Ordinal);
    }
}
