using ImageInfra.Model.Settings;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model;

/// <summary>The one table of settings, and what is written from it.</summary>
public sealed class SettingKeysTests
{
    public static TheoryData<string> Keys => [.. SettingsReader.Keys];

    [Fact]
    public void The_page_in_the_repository_is_the_one_that_is_written()
    {
        var path = Path.Combine(RepositoryFiles.Root, "docs", "settings.md");

        Assert.True(
            File.Exists(path) && File.ReadAllText(path) == SettingsReference.Create(),
            "docs/settings.md is stale; write it anew: dotnet run --project src/ImageInfra.Cli -- schema --settings > docs/settings.md");
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_example_is_read_without_an_error(string key)
    {
        var example = SettingsReference.ExampleOf(SettingKeys.All.Single(k => k.Name == key));
        var file = StackFile.Parse("Pulumi.dev.yaml", key == "location" ? example : $"{example}  imageinfra:location: westeurope\n");

        Assert.NotNull(SettingsReader.Read("dev", file));
        Assert.Contains(key, file.Keys);
    }

    [Fact]
    public void The_reader_asks_for_every_key_of_the_table_and_for_no_other()
    {
        var source = new Listening();

        SettingsReader.Read("dev", source);

        Assert.Equal(SettingsReader.Keys.Order(), source.Asked.Distinct().Order());
    }

    private sealed class Listening : SettingsSource
    {
        public List<string> Asked { get; } = [];

        public override string File => "Pulumi.dev.yaml";

        public override string? Find(string key)
        {
            Asked.Add(key);
            return key == "location" ? "westeurope" : null;
        }
    }
}
