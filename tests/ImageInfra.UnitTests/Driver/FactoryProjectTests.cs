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

    private FactoryProject Project() => new(_directory.FullName, "dev");
}
