using System.Globalization;
using ImageInfra.Model.Images;
using ImageInfra.Model.Settings;
using ImageInfra.Project.Stacks;
using ImageInfra.UnitTests.Support;

namespace ImageInfra.UnitTests.Driver;

/// <summary>Tests that after an edit with any value, a valid stack file is still valid and has only the requested change.</summary>
public sealed class SettingsEditingTests : IDisposable
{
    private const string Before = """
        # Settings.
        config:
          imageinfra:location: westeurope # here
          imageinfra:channels:
            web:
              stable: { version: 1.0.0 }
          imageinfra:tags:
            team: images

        """;

    private static readonly string[] s_hostile =
    [
        "", " ", "my channel", " stable", "stable ", "a\nb", "a\r\nb", "\t", "a: b", "a: b\n  imageinfra:protect: true", "# no", "stable # no", "{", "}", "{ a: b }", "[", "]",
        "'", "\"", "it's", "\"quoted\"", "\\", "\\n", "a,b", "&a", "*a", "!!binary x", "!x", "<<", "- a", "---", "...", "?", "? a", "|", ">", "%YAML 1.2", "@x", "`x`", ":", "::", "~", "null",
        "true", "yes", "123", "0123", "1e3", "1.10", "2026-11-24", "../../etc/passwd", "/", "..", ".", "\u001b[31mred\u001b[0m", "\u0000", "\u007f", "\u0085", "\u2028", "\ufeff",
        "\u202egnol", "日本語", "😀", "é", "e\u0301", "imageinfra:protect", "encryptionsalt", "config", "secure", "__proto__", "${x}", "{{x}}", "%s",
        new('a', 41), new('a', 300), new('a', 100_000), string.Concat(Enumerable.Repeat("[", 500)),
    ];

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_hostile_value_is_written_unchanged_or_refused(bool hasPins)
    {
        foreach (var text in s_hostile)
        {
            foreach (var edits in Edits(text))
            {
                _directory.Write("Pulumi.dev.yaml", Before);
                var pins = hasPins ? _directory.File("pins", "Pulumi.dev.yaml") : null;
                if (pins is not null)
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(pins)!);
                    File.Delete(pins);
                }

                Assert.True(IsGoodAfter(edits, text, pins), $"'{text}': {string.Join(", ", edits)}");
            }
        }
    }

    [Theory]
    [InlineData("my channel", "imageinfra:channels.web.my channel: 'my channel' is not a channel name; expected at most 40 letters, digits, '-' and '_', such as canary or stable. Nothing was written to Pulumi.dev.yaml")]
    [InlineData("", "imageinfra:channels.web.: '' is not a channel name")]
    public void An_unreadable_channel_is_not_written(string channel, string expected)
    {
        _directory.Write("Pulumi.dev.yaml", Before);

        var e = Assert.Throws<CatalogException>(() => Project().Edit(SettingEdit.Channel("web", channel, new(new(1, 0, 1)))));

        Assert.Contains(expected, Assert.Single(e.Errors).ToString(), StringComparison.Ordinal);
        Assert.Equal(Before, File.ReadAllText(_directory.File("Pulumi.dev.yaml")));
    }

    [Theory]
    [InlineData("config:\n  imageinfra:location: [\n", "is not YAML")]
    [InlineData("config:\n  imageinfra:location: westeurope\n  imageinfra:location: westeurope\n", "is not YAML")]
    [InlineData("config: 5\n", "is not a mapping")]
    [InlineData("- 5\n", "is not a mapping")]
    [InlineData("config:\n  imageinfra:location: westeurope\n  imageinfra:protect: maybe\n", "Pulumi.dev.yaml:3: imageinfra:protect: 'maybe' is not allowed")]
    public void A_damaged_file_is_not_edited(string text, string expected)
    {
        _directory.Write("Pulumi.dev.yaml", text);

        var e = Assert.Throws<CatalogException>(() => Project().Edit(SettingEdit.BaseVersion("base", new(1, 0, 0))));

        Assert.Contains(expected, e.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.EndsWith(". Nothing was written to Pulumi.dev.yaml", e.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(_directory.File("Pulumi.dev.yaml")));
    }

    [Fact]
    public void A_setting_without_its_namespace_is_edited_in_place()
    {
        _directory.Write("Pulumi.dev.yaml", "config:\n  location: westeurope\n  baseVersions:\n    base: 1.0.0\n");

        Project().Edit(SettingEdit.BaseVersion("base", new(1, 0, 1)));

        Assert.Equal("config:\n  location: westeurope\n  baseVersions:\n    base: 1.0.1\n", File.ReadAllText(_directory.File("Pulumi.dev.yaml")));
    }

    [Fact]
    public void The_last_setting_of_a_file_can_be_removed()
    {
        _directory.Write("Pulumi.dev.yaml", Before);
        var project = new FactoryProject(_directory.FullName, "dev", _directory.File("pins", "Pulumi.dev.yaml"));
        project.Edit(SettingEdit.Revocation("web", new(1, 0, 1), "reason"));

        Assert.Equal("config:\n", project.Edit(SettingEdit.Revocation("web", new(1, 0, 1), reason: null)).After);
    }

    [Fact]
    public void Several_edits_are_written_together_or_not_at_all()
    {
        _directory.Write("Pulumi.dev.yaml", Before);

        Assert.Throws<CatalogException>(() => Project().Edit(
            SettingEdit.Channel("web", "canary", new(new(1, 0, 1))),
            SettingEdit.Channel("web", "no channel", new(new(1, 0, 1)))));

        Assert.Equal(Before, File.ReadAllText(_directory.File("Pulumi.dev.yaml")));
    }

    private static IEnumerable<IReadOnlyList<SettingEdit>> Edits(string text)
    {
        var version = new ImageVersion(1, 0, 1);
        var promoted = new PromotedVersion($"/subscriptions/s/resourceGroups/{text}/providers/Microsoft.Compute/galleries/g/images/i/versions/1.0.1")
        {
            Approvals = [text],
            EndOfLife = DateTimeOffset.Parse("2030-01-01T00:00:00Z", CultureInfo.InvariantCulture),
        };
        yield return [SettingEdit.BaseVersion(text, version)];
        yield return [SettingEdit.BaseVersion(text, null)];
        yield return [SettingEdit.Channel(text, "stable", new(version) { Previous = new(1, 0, 0) })];
        yield return [SettingEdit.Channel("web", text, new(version))];
        yield return [SettingEdit.Channel("web", text, null)];
        yield return [SettingEdit.Revocation(text, version, "reason")];
        yield return [SettingEdit.Revocation("web", version, text)];
        yield return [SettingEdit.Revocation(text, version, null)];
        yield return SettingEdit.Promotion("web", version, promoted);
        yield return SettingEdit.Promotion(text, version, promoted with { Source = promoted.Source.Replace(text.Length == 0 ? "//" : text, "g", StringComparison.Ordinal) });
        yield return [SettingEdit.NoPromotion(text, version)];
    }

    private bool IsGoodAfter(IReadOnlyList<SettingEdit> edits, string text, string? pins)
    {
        var file = pins ?? _directory.File("Pulumi.dev.yaml");
        var project = new FactoryProject(_directory.FullName, "dev", pins);
        var before = File.Exists(file) ? File.ReadAllText(file) : null;
        try
        {
            project.Edit(edits);
        }
        catch (CatalogException)
        {
            return (File.Exists(file) ? File.ReadAllText(file) : null) == before;
        }

        var settings = ReadSettings(project);
        return settings is { Location: "westeurope", Protect: false, Tags.Count: 1 }
            && settings.Revoked.Values.SelectMany(r => r.Values).All(reason => reason == text || reason == "reason")
            && settings.Promotions.Values.SelectMany(p => p.Values).All(p => p.Approvals.SequenceEqual([text]));
    }

    private static FactorySettings? ReadSettings(FactoryProject project) =>
        project.Inspect(new Dictionary<string, ImageInfra.Model.Rules.CatalogInspection>()).Settings;

    private FactoryProject Project() => new(_directory.FullName, "dev");
}
