using ImageInfra.Model.Settings;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Model;

/// <summary>Tests the key table of settings, and the files generated from it.</summary>
public sealed class SettingKeysTests
{
    public static TheoryData<string> Keys => [.. SettingsReader.Keys];

    [Fact]
    public void The_page_in_the_repository_is_up_to_date()
    {
        var path = Path.Combine(RepositoryFiles.Root, "docs", "settings.md");

        Assert.True(
            File.Exists(path) && File.ReadAllText(path) == SettingsReference.Create(),
            "docs/settings.md is stale; write it anew: dotnet run --project src/ImageInfra.Cli -- schema --settings --markdown > docs/settings.md");
    }

    [Fact]
    public void The_schema_in_the_repository_is_up_to_date()
    {
        var path = Path.Combine(RepositoryFiles.Root, "infra", "settings.schema.json");

        Assert.True(
            File.Exists(path) && File.ReadAllText(path) == SettingsSchema.Create(),
            "infra/settings.schema.json is stale; write it anew: dotnet run --project src/ImageInfra.Cli -- schema --settings > infra/settings.schema.json");
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Editors_accept_every_example(string key) =>
        Assert.Empty(await EditorSchema.SettingsProblemsAsync(WithLocation(key)));

    [Theory]
    [InlineData("location")]
    [InlineData("protect: maybe")]
    [InlineData("protect: { secure: AAABx }")]
    [InlineData("galery: gal")]
    [InlineData("retention: { keepNewest: -1 }")]
    public async Task Editors_show_an_error(string setting) =>
        Assert.NotEmpty(await EditorSchema.SettingsProblemsAsync(setting.StartsWith("location", StringComparison.Ordinal)
            ? "config: { azure-native:location: westeurope }"
            : $"config:\n  imageinfra:location: westeurope\n  imageinfra:{setting}\n"));

    [Theory]
    [InlineData("imageinfra:tags: { owner: { secure: AAABx } }")]
    [InlineData("imageinfra:protect: \"true\"")]
    [InlineData("azure-native:subscriptionId: 00000000-0000-0000-0000-000000000001")]
    [InlineData("other:key: { secure: AAABx }")]
    public async Task Editors_accept_files_written_by_pulumi(string setting) =>
        Assert.Empty(await EditorSchema.SettingsProblemsAsync($"config:\n  imageinfra:location: westeurope\n  {setting}\nencryptionsalt: v1:x\n"));

    [Theory]
    [MemberData(nameof(Keys))]
    public void Every_example_is_read_without_an_error(string key)
    {
        var file = StackFile.Parse("Pulumi.dev.yaml", WithLocation(key));

        Assert.NotNull(SettingsReader.Read("dev", file));
        Assert.Contains(key, file.Keys);
    }

    [Fact]
    public void The_reader_reads_exactly_the_keys_of_the_table()
    {
        var source = new Listening();

        SettingsReader.Read("dev", source);

        Assert.Equal(SettingsReader.Keys.Order(), source.Asked.Distinct().Order());
    }

    private static string WithLocation(string key)
    {
        var example = SettingsReference.ExampleOf(SettingKeys.All.Single(k => k.Name == key));
        return key == "location" ? example : $"{example}  imageinfra:location: westeurope\n";
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
