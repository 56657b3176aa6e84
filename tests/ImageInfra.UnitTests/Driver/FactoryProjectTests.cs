using System.Text;
using ImageInfra.Model.Images;
using ImageInfra.Project.Stacks;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver;

public sealed class FactoryProjectTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public FactoryProjectTests() => Directory.CreateDirectory(_directory.File("infra", "images"));

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Settings_come_from_the_stacks_file()
    {
        _directory.Write("Pulumi.dev.yaml", """
            config:
              azure-native:location: ignored
              imageinfra:location: westeurope
              imageinfra:tags:
                team: images
              imageinfra:targetRegions:
                - { name: westeurope, replicaCount: 2 }
            """);

        var settings = Project().Load().Settings;

        Assert.Equal("westeurope", settings.Location);
        Assert.Equal("images", settings.Tags["team"]);
        Assert.Equal(2, Assert.Single(settings.TargetRegions).ReplicaCount);
    }

    [Fact]
    public void An_unknown_key_is_an_error_with_its_line()
    {
        _directory.Write("Pulumi.dev.yaml", """
            config:
              imageinfra:location: westeurope
              imageinfra:galeryName: gal
            """);

        var e = Assert.Throws<CatalogException>(() => Project().Load());

        Assert.StartsWith("Pulumi.dev.yaml:3: imageinfra:galeryName: is not a setting", Assert.Single(e.Errors).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_value_is_an_error_with_its_line()
    {
        _directory.Write("Pulumi.dev.yaml", "config:\n  imageinfra:location: westeurope\n  imageinfra:protect: maybe\n");

        var e = Assert.Throws<CatalogException>(() => Project().Load());

        Assert.StartsWith("Pulumi.dev.yaml:3: imageinfra:protect: 'maybe' is not allowed", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stack_without_a_file_is_an_error_with_the_next_step()
    {
        var e = Assert.Throws<CatalogException>(() => Project().Load());

        Assert.Contains("pulumi stack init dev", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_yaml_is_an_error_with_its_line()
    {
        _directory.Write("Pulumi.dev.yaml", "config:\n  a: [\n");

        Assert.Contains("is not YAML", Assert.Throws<CatalogException>(() => Project().Load()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pin_is_read_back()
    {
        _directory.Write("Pulumi.dev.yaml", "config:\n  imageinfra:location: westeurope\n");

        Project().Edit(SettingEdit.BaseVersion("base", new(1, 2, 3)));

        Assert.Equal(new ImageVersion(1, 2, 3), Project().Load().Settings.BaseVersions["base"]);
    }

    [Fact]
    public void Local_pins_replace_those_of_the_stacks_file_without_editing_it()
    {
        const string Text = "config:\n  imageinfra:location: westeurope\n  imageinfra:baseVersions: { base: 9.9.9 }\n";
        _directory.Write("Pulumi.dev.yaml", Text);
        var local = new FactoryProject(_directory.FullName, "dev", _directory.File(".imageinfra", "Pulumi.dev.yaml"));
        Assert.Empty(local.Load().Settings.BaseVersions);

        local.Edit(SettingEdit.BaseVersion("base", new(1, 0, 0)));

        Assert.Equal(new ImageVersion(1, 0, 0), local.Load().Settings.BaseVersions["base"]);
        Assert.Equal(Text, File.ReadAllText(_directory.File("Pulumi.dev.yaml")));
    }

    [Theory]
    [InlineData("utf-8", "\n")]
    [InlineData("utf-8", "\r\n")]
    [InlineData("utf-16", "\r\n")]
    public void An_edit_keeps_mark_line_ends_and_links(string encoding, string lineEnd)
    {
        var text = $"config:{lineEnd}  imageinfra:location: westeurope # größer{lineEnd}";
        var marked = Encoding.GetEncoding(encoding);
        File.WriteAllText(_directory.File("real.yaml"), text, marked);
        File.CreateSymbolicLink(_directory.File("Pulumi.dev.yaml"), "real.yaml");

        Project().Edit(SettingEdit.BaseVersion("base", new(1, 2, 3)));

        Assert.Equal("real.yaml", new FileInfo(_directory.File("Pulumi.dev.yaml")).LinkTarget);
        Assert.Equal(
            [.. marked.Preamble, .. marked.GetBytes($"{text}  imageinfra:baseVersions:{lineEnd}    base: 1.2.3{lineEnd}")],
            File.ReadAllBytes(_directory.File("real.yaml")));
    }

    [Fact]
    public void A_second_document_is_refused_with_its_line()
    {
        const string Text = "config:\n  imageinfra:location: westeurope\n---\nconfig: {}\n";
        _directory.Write("Pulumi.dev.yaml", Text);

        var e = Assert.Throws<CatalogException>(() => Project().Edit(SettingEdit.BaseVersion("base", new(1, 2, 3))));

        Assert.StartsWith("Pulumi.dev.yaml:4: has a second YAML document (---)", Assert.Single(e.Errors).ToString(), StringComparison.Ordinal);
        Assert.Equal(Text, File.ReadAllText(_directory.File("Pulumi.dev.yaml")));
    }

    [Fact]
    public async Task Edits_at_the_same_time_are_all_there_afterwards()
    {
        const int Count = 40;
        _directory.Write("Pulumi.dev.yaml", "config:\n  imageinfra:location: westeurope\n");

        await Task.WhenAll(Enumerable.Range(0, Count).Select(i => Task.Run(() => Project().Edit(SettingEdit.BaseVersion($"image-{i}", new(1, 0, i))))));

        Assert.Equal(
            Enumerable.Range(0, Count).Select(i => (Name: $"image-{i}", Version: new ImageVersion(1, 0, i))).OrderBy(p => p.Name, StringComparer.Ordinal),
            Project().Load().Settings.BaseVersions.Select(p => (Name: p.Key, Version: p.Value)).OrderBy(p => p.Name, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_catalog_file_that_cannot_be_read_is_reported()
    {
        _directory.Write("Pulumi.dev.yaml", "config:\n  imageinfra:location: westeurope\n");
        Directory.CreateDirectory(_directory.File("infra", "images", "a.yaml"));
        File.CreateSymbolicLink(_directory.File("infra", "images", "b.yaml"), "nowhere");
        File.WriteAllBytes(_directory.File("infra", "images", "c.yaml"), [0xFF]);

        var e = Assert.Throws<CatalogException>(() => Project().Load());

        Assert.Equal(
            [
                "infra/images/a.yaml: is a folder; expected a file",
                "infra/images/b.yaml: is a link to 'nowhere', which does not exist; delete the link, or link it to a file",
                "infra/images/c.yaml: is not UTF-8; save it as UTF-8",
            ],
            e.Errors.Select(error => error.ToString()));
    }

    private FactoryProject Project() => new(_directory.FullName, "dev");
}
